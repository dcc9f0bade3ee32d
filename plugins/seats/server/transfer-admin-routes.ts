import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { MEMBERS_PERMISSION, seatsAdminApi } from '../admin-api.ts';
import { transferMembers } from './services/transfer-members.ts';
import { viewTransfer } from './services/view-transfer.ts';
import { viewTransferTargets } from './services/view-transfer-targets.ts';

const membersRoute = adminRoute(MEMBERS_PERMISSION);

/** The routes behind a transfer between sessions. */
export const transferAdminRoutes: readonly AdminRoute[] = [
  membersRoute(seatsAdminApi.transferTargets, {
    run: ({ strapi, params, query }) => viewTransferTargets(strapi, { source: params.session, ...query }),
  }),
  membersRoute(seatsAdminApi.viewTransfer, {
    run: ({ strapi, params, body }) => viewTransfer(strapi, { ...body, source: params.session }),
  }),
  membersRoute(seatsAdminApi.transferMembers, {
    run: ({ strapi, params, body, staff }) => transferMembers(strapi, { ...body, source: params.session, staff }),
  }),
];
