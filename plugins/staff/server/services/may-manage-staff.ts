import { adminAccessOf, isPrivileged } from '@cordee/accounts';
import { type Db, row, rows } from '@cordee/kernel';
import { LastSuperAdmin, StaffProtected } from '../domain/refusals.ts';
import { STAFF_ROLES } from '../domain/staff-role.ts';

/** Tells whether a member of staff may grant admin access to others, and so change the accounts of staff. (ACC-22) */
export async function mayManageStaff(db: Db, adminUser: number): Promise<boolean> {
  const permission = await row(
    db,
    `select from admin_users_roles_lnk u join admin_permissions_role_lnk l on l.role_id = u.role_id
     join admin_permissions p on p.id = l.permission_id
     where u.user_id = :adminUser and p.action = 'plugin::staff.manage'`,
    { adminUser },
  );
  return permission !== undefined;
}

/** Returns the ids of the admin accounts of super admins. */
const superAdminUsers = async (db: Db): Promise<number[]> => {
  const users = await rows<{ id: number }>(
    db,
    `select u.user_id as id from admin_users_roles_lnk u join admin_roles r on r.id = u.role_id where r.code = :code`,
    { code: STAFF_ROLES.settings.code },
  );
  return users.map(({ id }) => id);
};

/** Checks that a super admin remains without this admin account. @throws LastSuperAdmin (ACC-22) */
export async function checkSuperAdminRemains(db: Db, adminUser: number): Promise<void> {
  const superAdminIds = await superAdminUsers(db);
  if (superAdminIds.length === 1 && superAdminIds[0] === adminUser) throw new LastSuperAdmin({});
}

/**
 * Checks that this member of staff may change this person: the account of a privileged person needs the permission to manage staff,
 * that of a super admin needs a super admin. @throws StaffProtected (ACC-22)
 */
export async function checkMayChange(db: Db, { staff, person }: { staff: number; person: number }): Promise<void> {
  if (!(await isPrivileged(db, person))) return;

  const adminAccess = await adminAccessOf(db, person);
  const superAdminIds = await superAdminUsers(db);
  const needsSuperAdmin = adminAccess && superAdminIds.includes(adminAccess.adminUser) && !superAdminIds.includes(staff);
  if (needsSuperAdmin || !(await mayManageStaff(db, staff))) throw new StaffProtected({});
}
