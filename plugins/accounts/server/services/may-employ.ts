import { type Db, row, rows } from '@cordee/kernel';
import { LastOfAll, StaffIsBeyond } from '../domain/refusals.ts';
import { isStaff } from './person-store.ts';
import { workplaceOf } from './staff-store.ts';

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

/** Those who may do everything, as accounts of the workplace. */
const chiefs = async (db: Db): Promise<number[]> => {
  const found = await rows<{ id: number }>(
    db,
    `select u.user_id as id from admin_users_roles_lnk u join admin_roles r on r.id = u.role_id where r.code = 'strapi-super-admin'`,
  );
  return found.map(({ id }) => id);
};

/** Refuses what would leave nobody who may do everything. @throws LastOfAll (ACC-22) */
export async function checkOneIsLeft(db: Db, adminUser: number): Promise<void> {
  const all = await chiefs(db);
  if (all.length === 1 && all[0] === adminUser) throw new LastOfAll({});
}

/**
 * Refuses what would hand the account of somebody who works here to somebody who may not employ, or that of somebody who may do
 * everything to somebody who may not. @throws StaffIsBeyond (ACC-22)
 */
export async function checkMayTouch(db: Db, { staff, person }: { staff: number; person: number }): Promise<void> {
  if (!(await isStaff(db, person))) return;

  const workplace = await workplaceOf(db, person);
  const all = await chiefs(db);
  const beyond = workplace && all.includes(workplace.adminUser) && !all.includes(staff);
  if (beyond || !(await mayEmploy(db, staff))) throw new StaffIsBeyond({});
}
