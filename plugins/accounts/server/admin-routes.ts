import type { AdminRoute } from '@cordee/kernel';
import { z } from 'zod/v4';
import { givePasswordLink } from './services/give-password-link.ts';
import { FORMATS, reportConnections } from './services/report-connections.ts';
import { viewConnections } from './services/view-connections.ts';
import { viewStaffActs } from './services/view-staff-acts.ts';

/** The permission of staff who look after people: what the sheet of a person shows and does. */
export const PEOPLE = { uid: 'people', displayName: 'Personnes' };

/** The document id of a person, as the admin's addresses bear it. */
const params = z.object({ person: z.string().max(64) });
const Older = z.object({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});

const Report = z.object({ from: z.iso.date(), to: z.iso.date(), as: z.enum(FORMATS) });

const staffRoute = (route: Omit<AdminRoute, 'action'>): AdminRoute => ({ ...route, action: 'plugin::accounts.people' });

/** What the panels beside the form of a person ask for. */
export const adminRoutes: readonly AdminRoute[] = [
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
];
