import { CLOSED_LINK, LinkQuery, SignInView, trustedBrowser } from '@cordee/accounts/api';
import { day, documentId, endpoint, noContent } from '@cordee/kernel/endpoint';
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

/**
 * What somebody is told who holds no slot: their place on the waiting list, and whom to ask, by name (`pilots`) or at an address. (SEAT-7)
 */
export const SlotNoticeView = z.object({ place: z.number().int().nullable(), pilots: z.string(), contact: z.string() });

const SessionParams = z.object({ session: documentId });
const MemberParams = SessionParams.extend({ member: z.uuid().brand<'membership'>() });

/** What can be done about the slot of a member: give one, take it back, put them on the waiting list, take them off it. (SEAT-7, ROT-1) */
const slotAction = z.enum(['assign', 'release', 'wait', 'leave']);

/** A slot session: its contract, and how many of its slots are free. (SEAT-5) */
const SlotSessionView = z.object({
  person: ReaderView,
  today: day,
  session: z.string(),
  reference: z.string(),
  company: z.string(),
  course: z.string().nullable(),
  startsOn: day,
  endsOn: day,
  slots: z.number().int(),
  free: z.number().int(),
});

/** A member of a slot session. */
const SlotMemberView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(['learner', 'manager', 'manager-learner']),
  blocked: z.boolean(),
  slot: z.number().int().nullable().describe('the number of the slot that they hold'),
  place: z.number().int().nullable().describe('on the waiting list'),
  since: day.nullable().describe('since when they hold the slot, or wait'),
  may: z.array(slotAction).describe('what can be done now'),
});

/** The page of a slot session, for its pilots. (SEAT-7, ROT-1) */
const SlotSessionPageView = SlotSessionView.extend({ members: z.array(SlotMemberView) });

/** The form about the slot of one member; `next`: the name of whoever waits first. (SEAT-7, ROT-7) */
const SlotMemberPageView = SlotSessionView.extend({ member: SlotMemberView, next: z.string().nullable() });

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
  session: endpoint({
    method: 'GET',
    path: '/seats/sessions/:session',
    summary: 'A slot session, for the pilots of its company: who holds a slot, and who waits (SEAT-7, ROT-1)',
    params: SessionParams,
    response: SlotSessionPageView,
  }),
  slotMember: endpoint({
    method: 'GET',
    path: '/seats/sessions/:session/members/:member',
    summary: 'A member of a slot session, with what can be done about their slot (SEAT-7, ROT-1)',
    params: MemberParams,
    response: SlotMemberPageView,
  }),
  actOnSlot: endpoint({
    method: 'POST',
    path: '/seats/sessions/:session/members/:member/slot',
    summary: 'Give a member a slot, take it back, put them on the waiting list or take them off it (SEAT-7, ROT-1)',
    params: MemberParams,
    body: z.strictObject({ action: slotAction }),
    response: noContent,
  }),
};

export type TrialOffer = z.output<typeof TrialOfferView>;
export type TrialLink = z.output<typeof TrialLinkView>;
export type TrialConfirmed = z.output<typeof TrialConfirmedView>;
export type SlotNotice = z.output<typeof SlotNoticeView>;
export type SlotSessionPage = z.output<typeof SlotSessionPageView>;
export type SlotMemberPage = z.output<typeof SlotMemberPageView>;
export type SlotMember = z.output<typeof SlotMemberView>;
export type Reader = z.output<typeof ReaderView>;
export type Scope = z.output<typeof ScopeView>;
