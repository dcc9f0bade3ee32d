import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { MEMBERS_PERMISSION, seatsAdminApi } from '../admin-api.ts';
import { changeAllowance, viewAllowance } from './services/change-allowance.ts';
import { changeDates, viewDates } from './services/change-dates.ts';
import { sessionIdOf } from './services/session-store.ts';

const membersRoute = adminRoute(MEMBERS_PERMISSION);

/** The routes that change the dates and the allowance of a session that has members. (SEAT-6) */
export const sessionChangesAdminRoutes: readonly AdminRoute[] = [
  membersRoute(seatsAdminApi.dates, {
    run: async ({ strapi, params }) => viewDates(strapi, await sessionIdOf(strapi.db.connection, params.session)),
  }),
  membersRoute(seatsAdminApi.changeDates, {
    run: async ({ strapi, params, body, staff }) =>
      changeDates(strapi, { ...body, session: await sessionIdOf(strapi.db.connection, params.session), staff }),
  }),
  membersRoute(seatsAdminApi.allowance, {
    run: async ({ strapi, params }) => viewAllowance(strapi, await sessionIdOf(strapi.db.connection, params.session)),
  }),
  membersRoute(seatsAdminApi.changeAllowance, {
    run: async ({ strapi, params, body, staff }) =>
      changeAllowance(strapi, { ...body, session: await sessionIdOf(strapi.db.connection, params.session), staff }),
  }),
];
