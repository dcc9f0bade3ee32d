import { endpoint, instant } from '@cordee/kernel/endpoint';
import { z } from 'zod/v4';

const MailTroubleView = z.object({
  total: z.number().int(),
  latest: z.array(
    z.object({
      id: z.string(),
      to: z.string(),
      subject: z.string(),
      state: z.enum(['refused', 'unknown']),
      reply: z.string().nullable().describe('what the mail server said'),
      askedAt: instant,
    }),
  ),
  timeZone: z.string(),
});

const ErasureRequestsView = z.object({
  requests: z.array(z.object({ document: z.string(), name: z.string(), email: z.string(), askedAt: instant })),
  total: z.number().int(),
  timeZone: z.string(),
});

/** What was done about somebody, or about nobody in particular; names are null once they were erased. */
const ActView = z.object({
  id: z.string(),
  at: instant,
  by: z.string().nullable(),
  act: z.string(),
  facts: z.record(z.string(), z.string()),
  about: z.object({ document: z.string(), name: z.string() }).nullable(),
});

/** The endpoints of what the first page of the admin shows of people and of staff. */
export const staffHomeAdminApi = {
  mailTrouble: endpoint({
    method: 'GET',
    path: '/staff/home/mail-trouble',
    summary: 'The messages of the last seven days that were refused, or whose outcome is not known, and that were not sent again (ACC-19)',
    response: MailTroubleView,
  }),
  erasureRequests: endpoint({
    method: 'GET',
    path: '/staff/home/erasure-requests',
    summary: 'Who asked to be erased, longest ago first (ACC-20)',
    response: ErasureRequestsView,
  }),
  latestActs: endpoint({
    method: 'GET',
    path: '/staff/home/acts',
    summary: 'What staff and pilots did last, about whomever (ACC-22)',
    response: z.object({ acts: z.array(ActView), timeZone: z.string() }),
  }),
};
