import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { MEMBERS_PERMISSION, seatsAdminApi } from '../admin-api.ts';
import { sessionIdOf } from './services/session-store.ts';
import { viewCompanyOverview } from './services/view-company-overview.ts';
import { viewSessionList } from './services/view-session-list.ts';
import { viewSlotBoard } from './services/view-slot-board.ts';
import { viewSlotTimeline } from './services/view-slot-timeline.ts';

const membersRoute = adminRoute(MEMBERS_PERMISSION);

/** The routes behind the list of sessions, the page of a company, and what stands below the members on the page of a session. */
export const sessionsAdminRoutes: readonly AdminRoute[] = [
  membersRoute(seatsAdminApi.sessionList, { run: ({ strapi, query }) => viewSessionList(strapi, query) }),
  membersRoute(seatsAdminApi.companyOverview, { run: ({ strapi, params }) => viewCompanyOverview(strapi, params.company) }),
  membersRoute(seatsAdminApi.slotBoard, {
    run: async ({ strapi, params }) => viewSlotBoard(strapi, await sessionIdOf(strapi.db.connection, params.session)),
  }),
  membersRoute(seatsAdminApi.slotTimeline, {
    run: async ({ strapi, params, query }) =>
      viewSlotTimeline(strapi, { session: await sessionIdOf(strapi.db.connection, params.session), ...query }),
  }),
];
