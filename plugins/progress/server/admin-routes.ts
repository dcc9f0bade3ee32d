import { PEOPLE_PERMISSION } from '@cordee/accounts';
import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { progressAdminApi } from '../admin-api.ts';
import { personAdminRoutes } from './person-admin-routes.ts';
import { viewInactive } from './services/inactive-learners.ts';
import { viewUnderWay } from './services/view-under-way.ts';

/** The routes behind the admin page "Apprenants inactifs", who is under way, and the progress of a person; the permission is that of staff, "Personnes". (ACC-13, ACC-18) */
export const adminRoutes: readonly AdminRoute[] = [
  ...personAdminRoutes,
  adminRoute(PEOPLE_PERMISSION)(progressAdminApi.underWay, { run: ({ strapi }) => viewUnderWay(strapi) }),
  adminRoute(PEOPLE_PERMISSION)(progressAdminApi.inactiveLearners, { run: ({ strapi, query }) => viewInactive(strapi, query) }),
];
