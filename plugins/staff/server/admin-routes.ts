import { type AdminRoute, adminRoute, type Staff, sendDownload } from '@cordee/kernel';
import { staffAdminApi } from '../admin-api.ts';
import { NoPictureSent } from './domain/refusals.ts';
import { grantAdminAccess, removeLostTwoFactor, revokeAdminAccess } from './services/change-admin-access.ts';
import { erasePerson } from './services/erase-person.ts';
import { handOverPasswordLink } from './services/hand-over-password-link.ts';
import { removePicture, setPicture, viewPicture } from './services/person-page-picture.ts';
import { reportConnectionLog } from './services/report-connection-log.ts';
import { resendMessage } from './services/resend-message.ts';
import { viewAdminAccess } from './services/view-admin-access.ts';
import { viewAuditLog } from './services/view-audit-log.ts';
import { viewConnectionLog } from './services/view-connection-log.ts';
import { viewErasure } from './services/view-erasure.ts';
import { viewMessages, viewMessagesTo } from './services/view-messages.ts';

/** The permission of staff who look after people: what the person page shows and does. */
export const PEOPLE = { uid: 'people', displayName: 'Personnes', role: 'people' } as const;

/** The permission of staff who grant admin access to others. (ACC-22) */
export const MANAGE = { uid: 'manage', displayName: 'Espace de travail des autres', role: 'settings' } as const;

const peopleRoute = adminRoute('plugin::staff.people');
const manageRoute = adminRoute('plugin::staff.manage');

/** What a change by staff needs: the person it is about, and who makes it. */
const staffAction = ({ params, staff }: { params: { person: string }; staff: Staff }) => ({ ...params, staff });

/** The routes behind the panels of the person page, and behind the page of messages. */
export const adminRoutes: readonly AdminRoute[] = [
  peopleRoute(staffAdminApi.adminAccess, { run: ({ strapi, ...call }) => viewAdminAccess(strapi, staffAction(call)) }),
  manageRoute(staffAdminApi.grantAdminAccess, {
    run: ({ strapi, body, ...call }) => grantAdminAccess(strapi, { ...staffAction(call), ...body }),
  }),
  manageRoute(staffAdminApi.revokeAdminAccess, { run: ({ strapi, ...call }) => revokeAdminAccess(strapi, staffAction(call)) }),
  peopleRoute(staffAdminApi.removeTwoFactor, { run: ({ strapi, ...call }) => removeLostTwoFactor(strapi, staffAction(call)) }),
  peopleRoute(staffAdminApi.createPasswordLink, { run: ({ strapi, ...call }) => handOverPasswordLink(strapi, staffAction(call)) }),
  peopleRoute(staffAdminApi.connectionLog, { run: ({ strapi, params }) => viewConnectionLog(strapi, params.person) }),
  peopleRoute(staffAdminApi.connectionReport, {
    run: async ({ strapi, params, query: { as: format, ...range }, ctx }) =>
      sendDownload(ctx, await reportConnectionLog(strapi, { ...params, range, format })),
  }),
  peopleRoute(staffAdminApi.auditLog, { run: ({ strapi, params, query }) => viewAuditLog(strapi, { ...params, ...query }) }),
  peopleRoute(staffAdminApi.messagesToPerson, {
    run: ({ strapi, params, query }) => viewMessagesTo(strapi, { ...params, ...query, most: 5 }),
  }),
  peopleRoute(staffAdminApi.messages, { run: ({ strapi, query }) => viewMessages(strapi, { ...query, most: 25 }) }),
  peopleRoute(staffAdminApi.resendMessage, { run: ({ strapi, params, staff }) => resendMessage(strapi, { ...params, staff }) }),
  peopleRoute(staffAdminApi.picture, { run: ({ strapi, params }) => viewPicture(strapi, params.person) }),
  peopleRoute(staffAdminApi.uploadPicture, {
    async run({ strapi, body, ...call }) {
      if (body.size === 0) throw new NoPictureSent({});

      await setPicture(strapi, { ...staffAction(call), from: await body.bytes() });
    },
  }),
  peopleRoute(staffAdminApi.deletePicture, { run: ({ strapi, ...call }) => removePicture(strapi, staffAction(call)) }),
  peopleRoute(staffAdminApi.erasure, { run: ({ strapi, params }) => viewErasure(strapi, params.person) }),
  peopleRoute(staffAdminApi.erase, { run: ({ strapi, body, ...call }) => erasePerson(strapi, { ...staffAction(call), ...body }) }),
];
