import { adminAccessOf, type PersonId, twoFactorSince } from '@cordee/accounts';
import type { Staff } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { STAFF_ROLES } from '../domain/staff-role.ts';
import { adminRolesOf, mayManageStaff } from './staff-store.ts';

/** Returns admin access and two-factor state for the person page, and the roles on offer to staff who may grant them. (ACC-6, ACC-22) */
export async function viewAdminAccess(strapi: Core.Strapi, { person, staff }: { person: PersonId; staff: Staff }) {
  const db = strapi.db.connection;
  const [adminAccess, twoFactor, canManageStaff] = await Promise.all([
    adminAccessOf(db, person),
    twoFactorSince(db, person),
    mayManageStaff(db, staff.id),
  ]);
  const roles = adminAccess ? await adminRolesOf(db, adminAccess.adminUser) : [];
  const offeredRoles = canManageStaff ? sortRoles(await strapi.service('admin::role').find()) : [];
  return {
    since: adminAccess?.since ?? null,
    roles,
    twoFactor,
    offered: offeredRoles.map((role: { id: number; name: string; description: string }) => ({
      id: role.id,
      name: role.name,
      description: role.description,
    })),
  };
}

type Role = { id: number; code: string; name: string; description: string };

/** Sorts roles with the super admin last, and leaves out those that Strapi brings along. */
const sortRoles = (roles: readonly Role[]): Role[] =>
  roles
    .filter(({ code }) => !['strapi-editor', 'strapi-author'].includes(code))
    .sort((a, b) => Number(a.code === STAFF_ROLES.settings.code) - Number(b.code === STAFF_ROLES.settings.code));
