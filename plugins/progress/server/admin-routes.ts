import { PEOPLE_PERMISSION } from '@cordee/accounts';
import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { progressAdminApi } from '../admin-api.ts';
import { viewInactive } from './services/inactive-learners.ts';

/** The routes behind the admin page "Apprenants inactifs"; the permission is that of staff, "Personnes". (ACC-18) */
export const adminRoutes: readonly AdminRoute[] = [
  adminRoute(PEOPLE_PERMISSION)(progressAdminApi.inactiveLearners, { run: ({ strapi, query }) => viewInactive(strapi, query) }),
];
