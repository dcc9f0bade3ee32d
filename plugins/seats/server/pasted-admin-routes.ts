import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { MEMBERS_PERMISSION, seatsAdminApi } from '../admin-api.ts';
import { addPasted } from './services/add-pasted.ts';
import { sessionIdOf } from './services/session-store.ts';
import { viewPasted } from './services/view-pasted.ts';

const membersRoute = adminRoute(MEMBERS_PERMISSION);

/** The routes behind the list of people that is pasted into a session. */
export const pastedAdminRoutes: readonly AdminRoute[] = [
  membersRoute(seatsAdminApi.viewPasted, {
    run: async ({ strapi, params, body }) =>
      viewPasted(strapi, { ...body, session: await sessionIdOf(strapi.db.connection, params.session) }),
  }),
  membersRoute(seatsAdminApi.addPasted, {
    run: async ({ strapi, params, body, staff }) =>
      addPasted(strapi, { ...body, staff, session: await sessionIdOf(strapi.db.connection, params.session) }),
  }),
];
