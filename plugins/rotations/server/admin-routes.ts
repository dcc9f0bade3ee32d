import { type AdminRoute, adminRoute, currentTime } from '@cordee/kernel';
import { MEMBERS_PERMISSION } from '@cordee/seats';
import { rotationsAdminApi } from '../admin-api.ts';
import { saveRotation } from './services/save-rotation.ts';
import { viewRotationForStaff } from './services/view-rotation.ts';

const membersRoute = adminRoute(MEMBERS_PERMISSION);

/** The routes behind the "Rotation" screens of a session: whoever may change its members chooses how its slots go round. */
export const adminRoutes: readonly AdminRoute[] = [
  membersRoute(rotationsAdminApi.rotation, { run: ({ strapi, params, query }) => viewRotationForStaff(strapi, { ...params, ...query }) }),
  membersRoute(rotationsAdminApi.saveRotation, {
    run: async ({ strapi, staff, params, body }) => saveRotation(strapi, { staff, now: await currentTime(strapi) }, { ...params, ...body }),
  }),
];
