export { disableUsersPermissions as default } from '@cordee/accounts/disable-users-permissions';
export const __esModule = true;
