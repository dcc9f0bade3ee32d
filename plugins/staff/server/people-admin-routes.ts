import { PEOPLE_PERMISSION } from '@cordee/accounts';
import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { staffAdminApi } from '../admin-api.ts';
import { viewPeople } from './people/view-people.ts';

const peopleRoute = adminRoute(PEOPLE_PERMISSION);

/** The routes behind the list of people. */
export const peopleAdminRoutes: readonly AdminRoute[] = [
  peopleRoute(staffAdminApi.people, { run: ({ strapi, query }) => viewPeople(strapi, query) }),
];
