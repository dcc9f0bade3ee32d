import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { MEMBERS_PERMISSION } from '../admin-api.ts';
import { sessionsAdminApi } from '../sessions-admin-api.ts';
import { viewSessionList } from './services/view-session-list.ts';

const membersRoute = adminRoute(MEMBERS_PERMISSION);

/** The routes behind the list of sessions. */
export const sessionsAdminRoutes: readonly AdminRoute[] = [
  membersRoute(sessionsAdminApi.sessionList, { run: ({ strapi, query }) => viewSessionList(strapi, query) }),
];
