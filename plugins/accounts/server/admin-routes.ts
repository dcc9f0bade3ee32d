import type { AdminRoute, Staff } from '@cordee/kernel';
import { z } from 'zod/v4';
import { NoPictureSent } from './domain/refusals.ts';
import { closeWorkplaceTo, openWorkplaceTo, removeSecondStep } from './services/change-workplace.ts';
import { erasePerson } from './services/erase-person.ts';
import { givePasswordLink } from './services/give-password-link.ts';
import { givePicture, takePicture, viewPicture } from './services/picture-on-sheet.ts';
import { FORMATS, reportConnections } from './services/report-connections.ts';
import { sendMessageAgain } from './services/send-message-again.ts';
import { viewConnections } from './services/view-connections.ts';
import { viewErasure } from './services/view-erasure.ts';
import { viewMessages, viewMessagesTo } from './services/view-messages.ts';
import { viewStaffActs } from './services/view-staff-acts.ts';
import { viewWorkplace } from './services/view-workplace.ts';

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
    run: ({ strapi, params, staff }) => viewWorkplace(strapi, about(params, staff)),
  }),
  {
    method: 'POST',
    path: '/people/:person/workplace',
    action: 'plugin::accounts.staff',
    params,
    body: Roles,
    run: ({ strapi, params, body, staff }) => openWorkplaceTo(strapi, { ...about(params, staff), ...(body as z.infer<typeof Roles>) }),
  },
  {
    method: 'DELETE',
    path: '/people/:person/workplace',
    action: 'plugin::accounts.staff',
    params,
    run: ({ strapi, params, staff }) => closeWorkplaceTo(strapi, about(params, staff)),
  },
  staffRoute({
    method: 'DELETE',
    path: '/people/:person/second-step',
    params,
    run: ({ strapi, params, staff }) => removeSecondStep(strapi, about(params, staff)),
  }),
  staffRoute({
    method: 'POST',
    path: '/people/:person/password-link',
    params,
    run: ({ strapi, params, staff }) => givePasswordLink(strapi, { person: params['person'] ?? '', staff }),
  }),
  staffRoute({
    method: 'GET',
    path: '/people/:person/connections',
    params,
    run: ({ strapi, params }) => viewConnections(strapi, params['person'] ?? ''),
  }),
  staffRoute({
    method: 'GET',
    path: '/people/:person/connections/report',
    params,
    query: Report,
    run: ({ strapi, params, query }) => {
      const { as: format, ...period } = query as z.infer<typeof Report>;
      return reportConnections(strapi, { person: params['person'] ?? '', period, format });
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/people/:person/acts',
    params,
    query: Older,
    run: ({ strapi, params, query }) =>
      viewStaffActs(strapi, { person: params['person'] ?? '', before: (query as z.infer<typeof Older>).before }),
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
    run: ({ strapi, params, staff }) => sendMessageAgain(strapi, { message: params['message'] ?? '', staff }),
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

      return givePicture(strapi, { person: params['person'] ?? '', staff, from: file });
    },
  }),
  staffRoute({
    method: 'DELETE',
    path: '/people/:person/picture',
    params,
    run: ({ strapi, params, staff }) => takePicture(strapi, { person: params['person'] ?? '', staff }),
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
