import { CLOSED_LINK, LinkQuery, SignInView, trustedBrowser } from '@cordee/accounts/api';
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

/** The state of a link that confirms a trial day. Who has no password chooses one with it, for an account of this name. (ACC-9, H-76) */
const TrialLinkView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), day, name: z.string(), email: z.string(), hasPassword: z.boolean() }),
  z.object({ state: z.enum(CLOSED_LINK) }),
]);

/** The form behind such a link; the password is empty when the account has one. (ACC-9) */
const TrialConfirmation = z.strictObject({ code: z.string().max(200), password: z.string().max(1024), trustedBrowser });

/** What was confirmed: `signIn` when a password was chosen. (ACC-9) */
const TrialConfirmedView = z.object({ signIn: SignInView.nullable() });

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
  trialLink: endpoint({
    method: 'GET',
    path: '/seats/trial-link',
    summary: 'Read the state of a link that confirms a trial day (ACC-9)',
    query: LinkQuery,
    response: TrialLinkView,
  }),
  confirmTrial: endpoint({
    method: 'POST',
    path: '/seats/trials/confirmed',
    summary: 'Confirm a requested trial day, with a first password (ACC-9)',
    body: TrialConfirmation,
    response: TrialConfirmedView,
  }),
};

export type TrialOffer = z.output<typeof TrialOfferView>;
export type TrialLink = z.output<typeof TrialLinkView>;
export type TrialConfirmed = z.output<typeof TrialConfirmedView>;
export type Reader = z.output<typeof ReaderView>;
export type Scope = z.output<typeof ScopeView>;
