import { PEOPLE_PERMISSION } from '@cordee/accounts';
import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { MANAGE_PERMISSION, staffAdminApi } from '../admin-api.ts';
import { viewErasureRequests } from './home/view-erasure-requests.ts';
import { viewLatestActs } from './home/view-latest-acts.ts';
import { viewMailTrouble } from './home/view-mail-trouble.ts';

const peopleRoute = adminRoute(PEOPLE_PERMISSION);
const manageRoute = adminRoute(MANAGE_PERMISSION);

/** The routes behind what the first page of the admin shows of people and of staff. */
export const homeAdminRoutes: readonly AdminRoute[] = [
  peopleRoute(staffAdminApi.mailTrouble, { run: ({ strapi }) => viewMailTrouble(strapi) }),
  peopleRoute(staffAdminApi.erasureRequests, { run: ({ strapi }) => viewErasureRequests(strapi) }),
  manageRoute(staffAdminApi.latestActs, { run: ({ strapi }) => viewLatestActs(strapi) }),
];
