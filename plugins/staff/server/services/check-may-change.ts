import { adminAccessOf, isPrivileged, type PersonId } from '@cordee/accounts';
import type { Db, Id } from '@cordee/kernel';
import { StaffProtected } from '../domain/refusals.ts';
import { mayManageStaff, superAdminUsers } from './staff-store.ts';

/**
 * Checks that this member of staff may change this person: the account of a privileged person needs the permission to manage staff,
 * that of a super admin needs a super admin. @throws StaffProtected (ACC-22)
 */
export async function checkMayChange(db: Db, { staff, person }: { staff: Id<'admin-user'>; person: PersonId }): Promise<void> {
  if (!(await isPrivileged(db, person))) return;

  const adminAccess = await adminAccessOf(db, person);
  const superAdminIds = await superAdminUsers(db);
  const needsSuperAdmin = adminAccess && superAdminIds.includes(adminAccess.adminUser) && !superAdminIds.includes(staff);
  if (needsSuperAdmin || !(await mayManageStaff(db, staff))) throw new StaffProtected({});
}
