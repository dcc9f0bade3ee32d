import { PEOPLE_PERMISSION, personIdOf } from '@cordee/accounts';
import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { progressAdminApi } from '../admin-api.ts';
import { viewCoursesOf } from './services/view-courses-of.ts';

/** The route behind the section "Parcours" of the page of a person. (ACC-13) */
export const personAdminRoutes: readonly AdminRoute[] = [
  adminRoute(PEOPLE_PERMISSION)(progressAdminApi.coursesOfPerson, {
    run: async ({ strapi, params }) => ({ courses: await viewCoursesOf(strapi, await personIdOf(strapi.db.connection, params.person)) }),
  }),
];
