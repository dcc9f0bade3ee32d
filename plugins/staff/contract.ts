export { createStaff } from './server/services/create-staff.ts';
export { deleteStrapiKeys } from './server/services/disable-strapi-keys.ts';
export { syncStaffRoles } from './server/services/sync-staff-roles.ts';
export { withdrawUnusedActions } from './server/services/withdraw-unused-actions.ts';
