import { endpoint, instant } from '@cordee/kernel/endpoint';
import { z } from 'zod/v4';

/** A document that was changed: when, and by whom, null when that account is gone. */
const ChangedDocument = z.object({
  model: z.string().describe('the uid of its content type'),
  document: z.string(),
  title: z.string(),
  reference: z.string(),
  at: instant,
  by: z.string().nullable(),
  state: z.enum(['never-published', 'changed', 'published']),
});

/** The endpoint of what the first page of the admin shows of courses. */
export const coursesHomeAdminApi = {
  changedDocuments: endpoint({
    method: 'GET',
    path: '/courses/home/changes',
    summary: 'The parts of courses that are not published as they are drafted, and those that were changed last, latest first (LRN-8)',
    response: z.object({ drafts: z.array(ChangedDocument), latest: z.array(ChangedDocument), timeZone: z.string() }),
  }),
};

export type ChangedDocument = z.output<typeof ChangedDocument>;
