import { PEOPLE_PERMISSION, type PersonId, personIdOf } from '@cordee/accounts';
import { type AdminRoute, adminRoute, type Staff, sendDownload } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { MANAGE_PERMISSION, staffAdminApi } from '../admin-api.ts';
import { NoPictureSent } from './domain/refusals.ts';
import { homeAdminRoutes } from './home-admin-routes.ts';
import { peopleAdminRoutes } from './people-admin-routes.ts';
import { grantAdminAccess, removeLostTwoFactor, revokeAdminAccess } from './services/change-admin-access.ts';
import { erasePerson } from './services/erase-person.ts';
import { handOverPasswordLink } from './services/hand-over-password-link.ts';
import { invitePerson } from './services/invite-person.ts';
import { removePicture, setPicture, viewPicture } from './services/person-page-picture.ts';
import { reportConnectionLog } from './services/report-connection-log.ts';
import { resendMessage } from './services/resend-message.ts';
import { viewAdminAccess } from './services/view-admin-access.ts';
import { viewAuditLog } from './services/view-audit-log.ts';
import { viewConnectionLog } from './services/view-connection-log.ts';
import { viewErasure } from './services/view-erasure.ts';
import { viewInvitation } from './services/view-invitation.ts';
import { viewMessages, viewMessagesTo } from './services/view-messages.ts';
import { viewPerson } from './services/view-person.ts';

/** The permission of staff who look after people: what the person page shows and does. */
export const PEOPLE = { uid: 'people', displayName: 'Personnes', role: 'people' } as const;

/** The permission of staff who grant admin access to others. (ACC-22) */
export const MANAGE = { uid: 'manage', displayName: 'Espace de travail des autres', role: 'settings' } as const;

const peopleRoute = adminRoute(PEOPLE_PERMISSION);
const manageRoute = adminRoute(MANAGE_PERMISSION);

type PersonCall = Readonly<{ strapi: Core.Strapi; params: { person: string } }>;

/** The person whom a route is about: its path has their document id, the services take the id of their row. @throws PersonNotFound */
const personIn = ({ strapi, params }: PersonCall): Promise<PersonId> => personIdOf(strapi.db.connection, params.person);

/** What a change by staff needs: the person it is about, and who makes it. @throws PersonNotFound */
const staffAction = async (call: PersonCall & { staff: Staff }) => ({ person: await personIn(call), staff: call.staff });

/** The routes behind the list of people, the panels of the person page, and the page of messages. */
export const adminRoutes: readonly AdminRoute[] = [
  ...homeAdminRoutes,
  peopleRoute(staffAdminApi.person, { run: async (call) => viewPerson(call.strapi, await personIn(call)) }),
  ...peopleAdminRoutes,
  peopleRoute(staffAdminApi.adminAccess, { run: async (call) => viewAdminAccess(call.strapi, await staffAction(call)) }),
  manageRoute(staffAdminApi.grantAdminAccess, {
    run: async (call) => grantAdminAccess(call.strapi, { ...(await staffAction(call)), ...call.body }),
  }),
  manageRoute(staffAdminApi.revokeAdminAccess, { run: async (call) => revokeAdminAccess(call.strapi, await staffAction(call)) }),
  peopleRoute(staffAdminApi.removeTwoFactor, { run: async (call) => removeLostTwoFactor(call.strapi, await staffAction(call)) }),
  peopleRoute(staffAdminApi.createPasswordLink, { run: async (call) => handOverPasswordLink(call.strapi, await staffAction(call)) }),
  peopleRoute(staffAdminApi.invitation, { run: async (call) => viewInvitation(call.strapi, await personIn(call)) }),
  peopleRoute(staffAdminApi.invite, { run: async (call) => invitePerson(call.strapi, await staffAction(call)) }),
  peopleRoute(staffAdminApi.connectionLog, { run: async (call) => viewConnectionLog(call.strapi, await personIn(call)) }),
  peopleRoute(staffAdminApi.connectionReport, {
    async run(call) {
      const { as: format, ...range } = call.query;
      sendDownload(call.ctx, await reportConnectionLog(call.strapi, { person: await personIn(call), range, format }));
    },
  }),
  peopleRoute(staffAdminApi.auditLog, {
    run: async (call) => viewAuditLog(call.strapi, { person: await personIn(call), ...call.query }),
  }),
  peopleRoute(staffAdminApi.messagesToPerson, {
    run: async (call) => viewMessagesTo(call.strapi, { person: await personIn(call), ...call.query, most: 5 }),
  }),
  peopleRoute(staffAdminApi.messages, { run: ({ strapi, query }) => viewMessages(strapi, { ...query, most: 25 }) }),
  peopleRoute(staffAdminApi.resendMessage, { run: ({ strapi, params, staff }) => resendMessage(strapi, { ...params, staff }) }),
  peopleRoute(staffAdminApi.picture, { run: async (call) => viewPicture(call.strapi, await personIn(call)) }),
  peopleRoute(staffAdminApi.uploadPicture, {
    async run({ body, ...call }) {
      if (body.size === 0) throw new NoPictureSent({});

      await setPicture(call.strapi, { ...(await staffAction(call)), from: await body.bytes() });
    },
  }),
  peopleRoute(staffAdminApi.deletePicture, { run: async (call) => removePicture(call.strapi, await staffAction(call)) }),
  peopleRoute(staffAdminApi.erasure, { run: async (call) => viewErasure(call.strapi, await personIn(call)) }),
  peopleRoute(staffAdminApi.erase, { run: async (call) => erasePerson(call.strapi, { ...(await staffAction(call)), ...call.body }) }),
];
