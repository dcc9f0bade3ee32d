import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { MEMBERS_PERMISSION, seatsAdminApi } from '../admin-api.ts';
import { viewFreeSlots, viewSessionsThisWeek } from './services/view-staff-home.ts';

const membersRoute = adminRoute(MEMBERS_PERMISSION);

/** The routes behind what the first page of the admin shows of sessions. */
export const homeAdminRoutes: readonly AdminRoute[] = [
  membersRoute(seatsAdminApi.sessionsThisWeek, { run: ({ strapi }) => viewSessionsThisWeek(strapi) }),
  membersRoute(seatsAdminApi.freeSlots, { run: ({ strapi }) => viewFreeSlots(strapi) }),
];
