import { type Db, execute, type Id, row, rows } from '@cordee/kernel';
import { MANAGE_PERMISSION } from '../../admin-api.ts';
import { STAFF_ROLES } from '../domain/staff-role.ts';

/** Tells whether a member of staff may grant admin access to others, and so change the accounts of staff. (ACC-22) */
export const mayManageStaff = (db: Db, adminUser: Id<'admin-user'>): Promise<boolean> => hasPermission(db, adminUser, MANAGE_PERMISSION);

/** Tells whether one of the roles of a member of staff has this permission. */
export async function hasPermission(db: Db, adminUser: Id<'admin-user'>, action: string): Promise<boolean> {
  const permission = await row(
    db,
    `select from admin_users_roles_lnk u join admin_permissions_role_lnk l on l.role_id = u.role_id
     join admin_permissions p on p.id = l.permission_id
     where u.user_id = :adminUser and p.action = :action`,
    { adminUser, action },
  );
  return permission !== undefined;
}

/** Returns the ids of the admin accounts of super admins. */
export const superAdminUsers = async (db: Db): Promise<Id<'admin-user'>[]> => {
  const users = await rows<{ id: Id<'admin-user'> }>(
    db,
    `select u.user_id as id from admin_users_roles_lnk u join admin_roles r on r.id = u.role_id where r.code = :code`,
    { code: STAFF_ROLES.settings.code },
  );
  return users.map(({ id }) => id);
};

/** Returns the names of the roles that an account of the CMS admin has. */
export async function adminRolesOf(db: Db, adminUser: Id<'admin-user'>): Promise<string[]> {
  const roles = await rows<{ name: string }>(
    db,
    `select r.name from admin_users_roles_lnk l join admin_roles r on r.id = l.role_id where l.user_id = :adminUser order by l.role_ord, r.name`,
    { adminUser },
  );
  return roles.map(({ name }) => name);
}

/** The constraint of the database by which a super admin remains who can enter the admin. */
const SUPER_ADMIN_REMAINS = 'super_admin_remains';

/** Has the database check now, instead of at the end of the transaction, that such a super admin remains. */
export const checkSuperAdminRemains = (db: Db): Promise<void> =>
  execute(db, `set constraints public.${SUPER_ADMIN_REMAINS}, cordee.${SUPER_ADMIN_REMAINS} immediate`);

/** Whether this is the error of that check. */
export const isNobodyLeft = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === SUPER_ADMIN_REMAINS;

/** The names of these people; whose data were erased has none. */
export async function personNames(db: Db, persons: readonly number[]): Promise<ReadonlyMap<number | null, string>> {
  const named = await rows<{ id: number; name: string }>(
    db,
    `select id, coalesce(nullif(trim(concat_ws(' ', first_name, last_name)), ''), email) as name
     from cordee.person where id = any(:persons) and not is_erased`,
    { persons },
  );
  return new Map(named.map(({ id, name }) => [id, name]));
}
