import { inTransaction, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { StaffIsBeyond } from '../domain/refusals.ts';
import { accountEvents } from '../events.ts';
import { giveWorkplace } from './give-workplace.ts';
import { makeInvitation } from './invitation-store.ts';
import { checkMayTouch, checkOneIsLeft } from './may-employ.ts';
import { lockAccount, personOf } from './person-store.ts';
import { dropSecondStep } from './second-step-store.ts';
import { workplaceOf } from './staff-store.ts';

type About = Readonly<{ person: string; staff: Staff }>;

/** Opens the workplace to a person. Only who can do everything makes somebody who can. @throws WorksHere, StaffIsBeyond (ACC-22) */
export const openWorkplaceTo = (strapi: Core.Strapi, { person, staff, roles }: About & { roles: readonly number[] }): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const account = await personOf(db, person);
    await lockAccount(db, account.id);
    const { id: chief } = await strapi.service('admin::role').getSuperAdmin();
    const { roles: own } = await strapi.service('admin::user').findOne(staff.id);
    if (roles.includes(chief) && !own.some(({ id }: { id: number }) => id === chief)) throw new StaffIsBeyond({});

    await giveWorkplace(strapi, db, account, roles);
    await makeInvitation(db, { person: account.id, due: 'at-once', about: null });
    await writeAuditLog(db, { staff, act: 'accounts.workplace-opened', person: account.id });
  });

/** Closes the workplace to a person, at once; their account on the site stays. @throws StaffIsBeyond, LastOfAll (ACC-22) */
export const closeWorkplaceTo = (strapi: Core.Strapi, { person, staff }: About): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const { id } = await personOf(db, person);
    const workplace = await workplaceOf(db, id);
    if (!workplace) return;

    await checkMayTouch(db, { staff: staff.id, person: id });
    await checkOneIsLeft(db, workplace.adminUser);
    await strapi.service('admin::user').deleteById(workplace.adminUser);
    await writeAuditLog(db, { staff, act: 'accounts.workplace-closed', person: id });
  });

/** Takes away the second step of somebody who has lost their phone and their codes; they are told. @throws StaffIsBeyond (ACC-6) */
export const removeSecondStep = (strapi: Core.Strapi, { person, staff }: About): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const { id } = await personOf(db, person);
    await checkMayTouch(db, { staff: staff.id, person: id });
    if (!(await dropSecondStep(db, id))) return;

    await accountEvents.announce(strapi, db, 'second-step-changed', { person: id, on: false });
    await writeAuditLog(db, { staff, act: 'accounts.second-step-removed', person: id });
  });
