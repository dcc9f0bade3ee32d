export { keepPeopleOnly as default } from '@cordee/accounts/users-permissions';
export const __esModule = true;
