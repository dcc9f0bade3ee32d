import { type Db, row } from '@cordee/kernel';
import { StaffIsBeyond } from '../domain/refusals.ts';
import { isStaff } from './person-store.ts';

/** Whether a member of staff may open the workplace to others, and so touch the accounts of those who work here. (ACC-22) */
export async function mayEmploy(db: Db, adminUser: number): Promise<boolean> {
  const held = await row(
    db,
    `select from admin_users_roles_lnk u join admin_permissions_role_lnk l on l.role_id = u.role_id
     join admin_permissions p on p.id = l.permission_id
     where u.user_id = :adminUser and p.action = 'plugin::accounts.staff'`,
    { adminUser },
  );
  return held !== undefined;
}

/** Refuses what would hand the account of somebody who works here to somebody who may not employ. @throws StaffIsBeyond (ACC-22) */
export async function checkMayTouch(db: Db, { staff, person }: { staff: number; person: number }): Promise<void> {
  if ((await isStaff(db, person)) && !(await mayEmploy(db, staff))) throw new StaffIsBeyond({});
}
