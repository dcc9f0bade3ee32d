import { type Db, row, rows } from '@cordee/kernel';
import { LastSuperAdmin, StaffProtected } from '../domain/refusals.ts';
import { isPrivileged } from './person-store.ts';
import { adminAccessOf } from './staff-store.ts';

/** Whether a member of staff may open the workplace to others, and so touch the accounts of those who work here. (ACC-22) */
export async function mayManageStaff(db: Db, adminUser: number): Promise<boolean> {
  const held = await row(
    db,
    `select from admin_users_roles_lnk u join admin_permissions_role_lnk l on l.role_id = u.role_id
     join admin_permissions p on p.id = l.permission_id
     where u.user_id = :adminUser and p.action = 'plugin::accounts.staff'`,
    { adminUser },
  );
  return held !== undefined;
}

/** Those who may do everything, as accounts of the workplace. */
const superAdmins = async (db: Db): Promise<number[]> => {
  const found = await rows<{ id: number }>(
    db,
    `select u.user_id as id from admin_users_roles_lnk u join admin_roles r on r.id = u.role_id where r.code = 'strapi-super-admin'`,
  );
  return found.map(({ id }) => id);
};

/** Refuses what would leave nobody who may do everything. @throws LastSuperAdmin (ACC-22) */
export async function checkSuperAdminRemains(db: Db, adminUser: number): Promise<void> {
  const all = await superAdmins(db);
  if (all.length === 1 && all[0] === adminUser) throw new LastSuperAdmin({});
}

/**
 * Refuses what would hand the account of somebody who works here to somebody who may not employ, or that of somebody who may do
 * everything to somebody who may not. @throws StaffProtected (ACC-22)
 */
export async function checkMayChange(db: Db, { staff, person }: { staff: number; person: number }): Promise<void> {
  if (!(await isPrivileged(db, person))) return;

  const adminAccess = await adminAccessOf(db, person);
  const all = await superAdmins(db);
  const beyond = adminAccess && all.includes(adminAccess.adminUser) && !all.includes(staff);
  if (beyond || !(await mayManageStaff(db, staff))) throw new StaffProtected({});
}
