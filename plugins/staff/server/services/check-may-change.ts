import { type PersonId, privilegedAmong } from '@cordee/accounts';
import type { Db, Id } from '@cordee/kernel';
import { StaffProtected } from '../domain/refusals.ts';
import { mayManageStaff, superAdminUsers } from './staff-store.ts';

/**
 * Those of these people whom this member of staff may not change: the account of a privileged person needs the permission to manage staff, that of a
 * super admin needs a super admin. (ACC-22)
 */
export async function protectedAmong(
  db: Db,
  { staff, people }: { staff: Id<'admin-user'>; people: readonly PersonId[] },
): Promise<PersonId[]> {
  const privileged = await privilegedAmong(db, people);
  if (privileged.length === 0) return [];

  const superAdminIds = await superAdminUsers(db);
  const mayManage = await mayManageStaff(db, staff);
  const needsSuperAdmin = (adminUser: Id<'admin-user'> | null) =>
    adminUser !== null && superAdminIds.includes(adminUser) && !superAdminIds.includes(staff);
  return privileged.filter(({ adminUser }) => !mayManage || needsSuperAdmin(adminUser)).map(({ person }) => person);
}

/** Checks that this member of staff may change this person. @throws StaffProtected (ACC-22) */
export async function checkMayChange(db: Db, { staff, person }: { staff: Id<'admin-user'>; person: PersonId }): Promise<void> {
  if ((await protectedAmong(db, { staff, people: [person] })).length > 0) throw new StaffProtected({});
}
