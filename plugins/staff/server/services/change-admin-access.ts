import {
  adminAccessOf,
  endAdminSessions,
  invite,
  lockExistingAccount,
  notifyPerson,
  type PersonId,
  removeTwoFactor,
} from '@cordee/accounts';
import { inTransaction, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { RoleNotFound, StaffProtected } from '../domain/refusals.ts';
import { adminAccessGranted } from '../emails/admin-access-granted.ts';
import { adminAccessRevoked } from '../emails/admin-access-revoked.ts';
import { checkMayChange } from './check-may-change.ts';
import { createAdminUser } from './create-admin-user.ts';
import { keepingSuperAdmin } from './keep-super-admin.ts';
import { adminRolesOf } from './staff-store.ts';
import { signsIn } from './tell-person.ts';

/** A change that staff make to a person. */
type StaffAction = Readonly<{ person: PersonId; staff: Staff }>;

/**
 * Grants a person admin access with these roles, tells them which once they sign in, and invites them. Only a super admin makes another one.
 * @throws PersonNotFound, AlreadyStaff, AdminAccountExists, StaffProtected, RoleNotFound, PersonIsErased (ACC-22)
 */
export const grantAdminAccess = (
  strapi: Core.Strapi,
  { person, staff, roles }: StaffAction & { roles: readonly number[] },
): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const account = await lockExistingAccount(db, person);
    const named = await existingRoles(strapi, roles);
    const { id: superAdmin } = await strapi.service('admin::role').getSuperAdmin();
    const { roles: ownRoles } = await strapi.service('admin::user').findOne(staff.id);
    if (roles.includes(superAdmin) && !ownRoles.some(({ id }: { id: number }) => id === superAdmin)) throw new StaffProtected({});

    await createAdminUser(strapi, db, account, roles);
    await invite(strapi, db, { email: account.email, due: 'at-once', about: null });
    if (await signsIn(db, person)) await notifyPerson(db, person, adminAccessGranted, { roles: named });
    await writeAuditLog(db, { staff, act: 'accounts.workplace-opened', person, facts: { from: '', to: named.join(', ') } });
  });

/** The names of these roles. @throws RoleNotFound */
async function existingRoles(strapi: Core.Strapi, roles: readonly number[]): Promise<string[]> {
  const existing: readonly { id: number; name: string }[] = await strapi.service('admin::role').find();
  if (!roles.every((role) => existing.some(({ id }) => id === role))) throw new RoleNotFound({});

  return existing.filter(({ id }) => roles.includes(id)).map(({ name }) => name);
}

/** Revokes a person's admin access at once, and tells them; their account on the site remains. @throws StaffProtected, LastSuperAdmin (ACC-22) */
export const revokeAdminAccess = (strapi: Core.Strapi, { person, staff }: StaffAction): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const adminAccess = await adminAccessOf(db, person);
    if (!adminAccess) return;

    await checkMayChange(db, { staff: staff.id, person });
    const from = (await adminRolesOf(db, adminAccess.adminUser)).join(', ');
    await endAdminSessions(db, person);
    await keepingSuperAdmin(db, () => strapi.db.query('admin::user').delete({ where: { id: adminAccess.adminUser } }));
    if (await signsIn(db, person)) await notifyPerson(db, person, adminAccessRevoked);
    await writeAuditLog(db, { staff, act: 'accounts.workplace-closed', person, facts: { from, to: '' } });
  });

/** Disables two-factor for a person who lost their phone and recovery codes, ends all their sign-ins, and notifies them. @throws StaffProtected (ACC-6) */
export const removeLostTwoFactor = (strapi: Core.Strapi, { person, staff }: StaffAction): Promise<void> =>
  inTransaction(strapi, async (db) => {
    await checkMayChange(db, { staff: staff.id, person });
    await lockExistingAccount(db, person);
    if (await removeTwoFactor(strapi, db, person)) await writeAuditLog(db, { staff, act: 'accounts.second-step-removed', person });
  });
