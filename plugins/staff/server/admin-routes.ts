import { type AdminRoute, oldAdminRoute as adminRoute, type Staff } from '@cordee/kernel';
import { z } from 'zod/v4';
import { NoPictureSent } from './domain/refusals.ts';
import { grantAdminAccess, removeLostTwoFactor, revokeAdminAccess } from './services/change-admin-access.ts';
import { erasePerson } from './services/erase-person.ts';
import { handOverPasswordLink } from './services/hand-over-password-link.ts';
import { removePicture, setPicture, viewPicture } from './services/person-page-picture.ts';
import { FORMATS, reportConnectionLog } from './services/report-connection-log.ts';
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

/** The document id of a person, as the admin's URLs carry it. */
const params = z.object({ person: z.string().max(64) });
type PersonParams = z.infer<typeof params>;

const AuditLogQuery = z.object({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});
const PersonMessagesQuery = z.object({ before: z.uuid().optional() });
const MessagesQuery = PersonMessagesQuery.extend({ address: z.string().max(320).optional() });
const ReportQuery = z.object({ from: z.iso.date(), to: z.iso.date(), as: z.enum(FORMATS) });
const RolesRequest = z.strictObject({ roles: z.array(z.number().int()).min(1).max(20) });
const EraseConfirmation = z.strictObject({ email: z.string().max(320) });

const peopleRoute = adminRoute('plugin::staff.people');
const manageRoute = adminRoute('plugin::staff.manage');

/** What a change by staff needs: the person it is about, and who makes it. */
const staffAction = ({ params, staff }: { params: PersonParams; staff: Staff }) => ({ person: params.person, staff });

/** The routes behind the panels of the person page, and behind the page of messages. */
export const adminRoutes: readonly AdminRoute[] = [
  peopleRoute({
    method: 'GET',
    path: '/people/:person/workplace',
    params,
    run: ({ strapi, ...call }) => viewAdminAccess(strapi, staffAction(call)),
  }),
  manageRoute({
    method: 'POST',
    path: '/people/:person/workplace',
    params,
    body: RolesRequest,
    run: ({ strapi, body, ...call }) => grantAdminAccess(strapi, { ...staffAction(call), ...body }),
  }),
  manageRoute({
    method: 'DELETE',
    path: '/people/:person/workplace',
    params,
    run: ({ strapi, ...call }) => revokeAdminAccess(strapi, staffAction(call)),
  }),
  peopleRoute({
    method: 'DELETE',
    path: '/people/:person/second-step',
    params,
    run: ({ strapi, ...call }) => removeLostTwoFactor(strapi, staffAction(call)),
  }),
  peopleRoute({
    method: 'POST',
    path: '/people/:person/password-link',
    params,
    run: ({ strapi, ...call }) => handOverPasswordLink(strapi, staffAction(call)),
  }),
  peopleRoute({
    method: 'GET',
    path: '/people/:person/connections',
    params,
    run: ({ strapi, params }) => viewConnectionLog(strapi, params.person),
  }),
  peopleRoute({
    method: 'GET',
    path: '/people/:person/connections/report',
    params,
    query: ReportQuery,
    run: ({ strapi, params, query: { as: format, ...range } }) => reportConnectionLog(strapi, { person: params.person, range, format }),
  }),
  peopleRoute({
    method: 'GET',
    path: '/people/:person/acts',
    params,
    query: AuditLogQuery,
    run: ({ strapi, params, query }) => viewAuditLog(strapi, { person: params.person, before: query.before }),
  }),
  peopleRoute({
    method: 'GET',
    path: '/people/:person/messages',
    params,
    query: PersonMessagesQuery,
    run: ({ strapi, params, query }) => viewMessagesTo(strapi, { person: params.person, ...query, most: 5 }),
  }),
  peopleRoute({
    method: 'GET',
    path: '/messages',
    query: MessagesQuery,
    run: ({ strapi, query }) => viewMessages(strapi, { ...query, most: 25 }),
  }),
  peopleRoute({
    method: 'POST',
    path: '/messages/:message/again',
    params: z.object({ message: z.uuid() }),
    run: ({ strapi, params, staff }) => resendMessage(strapi, { message: params.message, staff }),
  }),
  peopleRoute({
    method: 'GET',
    path: '/people/:person/picture',
    params,
    run: ({ strapi, params }) => viewPicture(strapi, params.person),
  }),
  peopleRoute({
    method: 'POST',
    path: '/people/:person/picture',
    params,
    run: ({ strapi, file, ...call }) => {
      if (!file) throw new NoPictureSent({});

      return setPicture(strapi, { ...staffAction(call), from: file });
    },
  }),
  peopleRoute({
    method: 'DELETE',
    path: '/people/:person/picture',
    params,
    run: ({ strapi, ...call }) => removePicture(strapi, staffAction(call)),
  }),
  peopleRoute({
    method: 'GET',
    path: '/people/:person/erasure',
    params,
    run: ({ strapi, params }) => viewErasure(strapi, params.person),
  }),
  peopleRoute({
    method: 'POST',
    path: '/people/:person/erasure',
    params,
    body: EraseConfirmation,
    run: ({ strapi, body, ...call }) => erasePerson(strapi, { ...staffAction(call), ...body }),
  }),
];
