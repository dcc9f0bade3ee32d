import { appOf, inTransaction, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { resetAddress } from '../domain/link.ts';
import { PersonIsBlocked, PersonNotFound } from '../domain/refusals.ts';
import { checkMayTouch } from './may-employ.ts';
import { lockAccount, personOf } from './person-store.ts';
import { makeHandedReset, useResets } from './reset-store.ts';

/**
 * Gives staff a link, for one day and one use, by which a person chooses a password, to hand over when e-mail is broken. Those
 * before it stop working; the link itself is kept nowhere. @throws PersonNotFound, PersonIsBlocked, StaffIsBeyond (ACC-14)
 */
export const givePasswordLink = (strapi: Core.Strapi, { person, staff }: { person: string; staff: Staff }) =>
  inTransaction(strapi, async (db) => {
    const account = await lockAccount(db, (await personOf(db, person)).id);
    if (!account) throw new PersonNotFound({ person });
    await checkMayTouch(db, { staff: staff.id, person: account.id });
    if (account.blocked) throw new PersonIsBlocked({});

    await useResets(db, account.id);
    const { id, expiresAt } = await makeHandedReset(db, account.id);
    await writeAuditLog(db, { staff, act: 'accounts.password-link', person: account.id });
    const { SITE_URL: siteUrl, LINK_SECRET: linkSecret, TIME_ZONE: timeZone } = appOf(strapi).settings;
    return { link: resetAddress(id, { siteUrl, linkSecret }), expiresAt, timeZone };
  });
