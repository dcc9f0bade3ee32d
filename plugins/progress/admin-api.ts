import { endpoint, instant } from '@cordee/kernel/endpoint';
import { z } from 'zod/v4';
import { personProgressAdminApi } from './person-admin-api.ts';
import { underWayAdminApi } from './under-way-admin-api.ts';

/** A learner in a session without a connection for three weeks or more. */
const InactiveLearnerView = z.object({
  personDocument: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  session: z.string(),
  reference: z.string(),
  company: z.string().nullable(),
  lastAt: instant.nullable(),
  days: z.number().int(),
});

/** The endpoints of the admin page "Apprenants inactifs", and of the progress of a person. (ACC-13, ACC-18) */
export const progressAdminApi = {
  ...personProgressAdminApi,
  ...underWayAdminApi,
  inactiveLearners: endpoint({
    method: 'GET',
    path: '/progress/inactive',
    summary: 'A page of the inactive learners, longest inactive first; pages are counted from 1',
    query: z.object({
      page: z.coerce.number<string | number>().int().min(1).max(10_000).default(1),
      search: z.string().max(200).default(''),
    }),
    response: z.object({
      learners: z.array(InactiveLearnerView),
      total: z.number().int(),
      pages: z.number().int(),
      timeZone: z.string(),
    }),
  }),
};

export type InactiveLearner = z.output<typeof InactiveLearnerView>;
