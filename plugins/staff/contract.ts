export { createStaff } from './server/services/create-staff.ts';
export { syncStaffRoles } from './server/services/sync-staff-roles.ts';
