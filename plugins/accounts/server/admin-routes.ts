import type { AdminRoute, Staff } from '@cordee/kernel';
import { z } from 'zod/v4';
import { NoPictureSent } from './domain/refusals.ts';
import { grantAdminAccess, removeTwoFactor, revokeAdminAccess } from './services/change-admin-access.ts';
import { createPasswordLink } from './services/create-password-link.ts';
import { erasePerson } from './services/erase-person.ts';
import { removePicture, setPicture, viewPicture } from './services/person-page-picture.ts';
import { FORMATS, reportConnectionLog } from './services/report-connection-log.ts';
import { resendMessage } from './services/resend-message.ts';
import { viewAdminAccess } from './services/view-admin-access.ts';
import { viewAuditLog } from './services/view-audit-log.ts';
import { viewConnectionLog } from './services/view-connection-log.ts';
import { viewErasure } from './services/view-erasure.ts';
import { viewMessages, viewMessagesTo } from './services/view-messages.ts';

/** The permission of staff who look after people: what the sheet of a person shows and does. */
export const PEOPLE = { uid: 'people', displayName: 'Personnes', role: 'people' } as const;

/** The document id of a person, as the admin's addresses bear it. */
const params = z.object({ person: z.string().max(64) });
const Older = z.object({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});

const OlderMessages = z.object({ before: z.uuid().optional() });
const Messages = OlderMessages.extend({ address: z.string().max(320).optional() });
const Report = z.object({ from: z.iso.date(), to: z.iso.date(), as: z.enum(FORMATS) });
/** The permission of staff who open the workplace to others. (ACC-22) */
export const STAFF = { uid: 'staff', displayName: 'Espace de travail des autres', role: 'settings' } as const;

const Roles = z.strictObject({ roles: z.array(z.number().int()).min(1).max(20) });
const about = (params: Record<string, string>, staff: Staff) => ({ person: params['person'] ?? '', staff });

const staffRoute = (route: Omit<AdminRoute, 'action'>): AdminRoute => ({ ...route, action: 'plugin::accounts.people' });

/** What the panels beside the form of a person ask for, and the page of messages. */
export const adminRoutes: readonly AdminRoute[] = [
  staffRoute({
    method: 'GET',
    path: '/people/:person/workplace',
    params,
    run: ({ strapi, params, staff }) => viewAdminAccess(strapi, about(params, staff)),
  }),
  {
    method: 'POST',
    path: '/people/:person/workplace',
    action: 'plugin::accounts.staff',
    params,
    body: Roles,
    run: ({ strapi, params, body, staff }) => grantAdminAccess(strapi, { ...about(params, staff), ...(body as z.infer<typeof Roles>) }),
  },
  {
    method: 'DELETE',
    path: '/people/:person/workplace',
    action: 'plugin::accounts.staff',
    params,
    run: ({ strapi, params, staff }) => revokeAdminAccess(strapi, about(params, staff)),
  },
  staffRoute({
    method: 'DELETE',
    path: '/people/:person/second-step',
    params,
    run: ({ strapi, params, staff }) => removeTwoFactor(strapi, about(params, staff)),
  }),
  staffRoute({
    method: 'POST',
    path: '/people/:person/password-link',
    params,
    run: ({ strapi, params, staff }) => createPasswordLink(strapi, { person: params['person'] ?? '', staff }),
  }),
  staffRoute({
    method: 'GET',
    path: '/people/:person/connections',
    params,
    run: ({ strapi, params }) => viewConnectionLog(strapi, params['person'] ?? ''),
  }),
  staffRoute({
    method: 'GET',
    path: '/people/:person/connections/report',
    params,
    query: Report,
    run: ({ strapi, params, query }) => {
      const { as: format, ...range } = query as z.infer<typeof Report>;
      return reportConnectionLog(strapi, { person: params['person'] ?? '', range, format });
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/people/:person/acts',
    params,
    query: Older,
    run: ({ strapi, params, query }) =>
      viewAuditLog(strapi, { person: params['person'] ?? '', before: (query as z.infer<typeof Older>).before }),
  }),
  staffRoute({
    method: 'GET',
    path: '/people/:person/messages',
    params,
    query: OlderMessages,
    run: ({ strapi, params, query }) =>
      viewMessagesTo(strapi, { person: params['person'] ?? '', ...(query as z.infer<typeof OlderMessages>), most: 5 }),
  }),
  staffRoute({
    method: 'GET',
    path: '/messages',
    query: Messages,
    run: ({ strapi, query }) => viewMessages(strapi, { ...(query as z.infer<typeof Messages>), most: 25 }),
  }),
  staffRoute({
    method: 'POST',
    path: '/messages/:message/again',
    params: z.object({ message: z.uuid() }),
    run: ({ strapi, params, staff }) => resendMessage(strapi, { message: params['message'] ?? '', staff }),
  }),
  staffRoute({
    method: 'GET',
    path: '/people/:person/picture',
    params,
    run: ({ strapi, params }) => viewPicture(strapi, params['person'] ?? ''),
  }),
  staffRoute({
    method: 'POST',
    path: '/people/:person/picture',
    params,
    run: ({ strapi, params, staff, file }) => {
      if (!file) throw new NoPictureSent({});

      return setPicture(strapi, { person: params['person'] ?? '', staff, from: file });
    },
  }),
  staffRoute({
    method: 'DELETE',
    path: '/people/:person/picture',
    params,
    run: ({ strapi, params, staff }) => removePicture(strapi, { person: params['person'] ?? '', staff }),
  }),
  staffRoute({
    method: 'GET',
    path: '/people/:person/erasure',
    params,
    run: ({ strapi, params }) => viewErasure(strapi, params['person'] ?? ''),
  }),
  staffRoute({
    method: 'POST',
    path: '/people/:person/erasure',
    params,
    body: z.strictObject({ email: z.string().max(320) }),
    run: ({ strapi, params, body, staff }) =>
      erasePerson(strapi, { person: params['person'] ?? '', staff, ...(body as { email: string }) }),
  }),
];
