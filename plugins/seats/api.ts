import { day, endpoint, noContent } from '@cordee/kernel/endpoint';
import { typedEmail, typedName } from '@cordee/kernel/typed';
import { z } from 'zod/v4';

/** The page that offers a trial day; `you`: the person who is signed in, if any. (ACC-9) */
const TrialOfferView = z.object({
  open: z.boolean().describe('whether any lesson is open to testers'),
  from: day,
  until: day,
  you: z.object({ firstName: z.string(), lastName: z.string(), email: z.string() }).nullable(),
});

/** The form that requests a trial day. (ACC-9) */
const TrialRequest = z.strictObject({
  day,
  firstName: typedName,
  lastName: typedName,
  email: typedEmail,
  locale: z.enum(['fr', 'en']),
});

/** A scope of the reader, to choose in the header. (ACC-8) */
const ScopeView = z.object({
  kind: z.enum(['course', 'team']),
  id: z.string(),
  title: z.string(),
  language: z.enum(['fr', 'en']).nullable(),
  detail: z.string().nullable(),
});

/** The reader, for the header of the page. */
export const ReaderView = z.object({ firstName: z.string(), name: z.string(), scopes: z.array(ScopeView) });

/** The endpoints of seats. */
export const seatsApi = {
  trialOffer: endpoint({
    method: 'GET',
    path: '/seats/trial',
    summary: 'Whether any lesson is open to testers, and on which days a trial can be booked (ACC-9)',
    response: TrialOfferView,
  }),
  requestTrial: endpoint({
    method: 'POST',
    path: '/seats/trials',
    summary: 'Request a trial day (ACC-9)',
    body: TrialRequest,
    response: noContent,
  }),
};

export type TrialOffer = z.output<typeof TrialOfferView>;
export type Reader = z.output<typeof ReaderView>;
export type Scope = z.output<typeof ScopeView>;
