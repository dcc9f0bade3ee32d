import type { Staff } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { STAFF_ROLES } from '../domain/staff-role.ts';
import { mayManageStaff } from './may-manage-staff.ts';
import { accountByDocumentId } from './person-store.ts';
import { adminAccessOf, adminRolesOf } from './staff-store.ts';
import { twoFactorOf } from './two-factor-store.ts';

/** What the sheet of a person says of their workplace and their second step; the roles on offer for whoever may give them. (ACC-6, ACC-22) */
export async function viewAdminAccess(strapi: Core.Strapi, { person, staff }: { person: string; staff: Staff }) {
  const db = strapi.db.connection;
  const { id } = await accountByDocumentId(db, person);
  const [adminAccess, roles, step, may] = await Promise.all([
    adminAccessOf(db, id),
    adminRolesOf(db, id),
    twoFactorOf(db, id),
    mayManageStaff(db, staff.id),
  ]);
  const offered = may ? sorted(await strapi.service('admin::role').find()) : [];
  return {
    since: adminAccess?.since ?? null,
    roles,
    twoFactor: step?.confirmedAt ?? null,
    offered: offered.map((role: { id: number; name: string; description: string }) => ({
      id: role.id,
      name: role.name,
      description: role.description,
    })),
  };
}

type Role = { id: number; code: string; name: string; description: string };

/** Roles of the house first, whoever may do everything last; those that Strapi brings along are not offered. */
const sorted = (roles: readonly Role[]): Role[] =>
  roles
    .filter(({ code }) => !['strapi-editor', 'strapi-author'].includes(code))
    .sort((a, b) => Number(a.code === STAFF_ROLES.settings.code) - Number(b.code === STAFF_ROLES.settings.code));
