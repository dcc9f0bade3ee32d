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
export const SlotNoticeView = z.object({ place: z.number().int().nullable(), pilots: z.array(z.string()), contact: z.string() });

/** How many of those who wait a page shows, and puts into another order. */
export const WAITING_SHOWN = 200;

export const SessionParams = z.object({ session: documentId });
const MemberParams = SessionParams.extend({ member: z.uuid().brand<'membership'>() });

/** What can be done about the slot of a member: give one, take it back, put them on the waiting list, take them off it. (SEAT-7, ROT-1) */
export const slotAction = z.enum(['assign', 'release', 'wait', 'leave']);

/** A session, for its pilots: its contract, and how many of its slots are free; a licence session has none. (SEAT-2, SEAT-5) */
export const SessionView = z.object({
  person: ReaderView,
  today: day,
  session: z.string(),
  reference: z.string(),
  company: z.string(),
  course: z.string().nullable(),
  kind: z.enum(['licence', 'slot']),
  startsOn: day,
  endsOn: day,
  slots: z.number().int(),
  free: z.number().int(),
});

/** Whose name was erased is a former member. (ACC-20) */
const memberName = z.string().nullable().describe('null once it was erased');

/** The roles of a member; a pilot gives all of them, and no other. (ACC-8, TEAM-2) */
const memberRole = z.enum(['learner', 'manager', 'manager-learner']);

/** A member of a session, as its pilots see them. */
const SessionMemberView = z.object({
  id: z.string(),
  name: memberName,
  email: z.string(),
  role: memberRole,
  blocked: z.boolean(),
  finished: z.boolean().describe('whether they have finished the course in this session'),
  slot: z.number().int().nullable().describe('the number of the slot that they hold'),
  place: z.number().int().nullable().describe('on the waiting list'),
  since: day.nullable().describe('since when they hold the slot, or wait; in a licence session, are members'),
  endsOn: day.nullable().describe('their own last day, if they have one (SEAT-6)'),
  may: z.array(slotAction).describe('what can be done now'),
});

/** What the table of a session shows: which members, in which order. A `-` before what it is sorted by turns the order round. (PART-10, TEAM-1) */
const SessionTableQuery = z.object({
  search: z.string().max(200).default(''),
  show: z.enum(['all', 'holding', 'waiting', 'other']).default('all'),
  sort: z.enum(['standing', 'name', '-name', 'since', '-since']).default('standing'),
  page: z.coerce.number<string | number>().int().min(1).max(10_000).default(1),
});

/** The table of a session, for its pilots: `total` members were found, of all that `counts` counts. (SEAT-7, ROT-1, TEAM-1) */
const SessionPageView = SessionView.extend({
  as: z.enum(['pilot', 'manager']).describe('a manager sees those whom they manage'),
  counts: z.object({ all: z.number().int(), holding: z.number().int(), waiting: z.number().int(), other: z.number().int() }),
  total: z.number().int(),
  page: z.number().int(),
  pages: z.number().int(),
  members: z.array(SessionMemberView),
});

/** Somebody who can manage members, by their membership. */
const ManagerView = z.object({ id: z.string(), name: z.string(), email: z.string(), reference: z.string(), available: z.boolean() });

/** The form that adds a member to a slot session: where they can be, and who can manage them. (SEAT-5, TEAM-2) */
const NewMemberPageView = SessionView.extend({
  establishments: z.array(z.object({ document: z.string(), name: z.string() })).describe('of the company, the first one on top'),
  managers: z.array(ManagerView),
});

/** A person whom a pilot adds to a slot session; who has an account keeps the name it has. (TEAM-2, PART-5) */
const NewMember = z.strictObject({
  firstName: typedName,
  lastName: typedName,
  email: typedEmail,
  role: memberRole,
  establishment: documentId.optional().describe('the first of the company without'),
  managers: z.array(z.uuid().brand<'membership'>()).max(200).describe('who manages them, if they learn'),
});

/** Who was added. (PART-5) */
const AddedMemberView = z.object({
  member: z.string(),
  name: z.string(),
  keepsName: z.boolean().describe('the account has another name than was typed, which stays'),
});

/** The form about one member of a slot session: their slot, who manages them, and whom they manage; `next`: the name of whoever waits first. (SEAT-7, ROT-1, ROT-7, TEAM-2) */
const SlotMemberPageView = SessionView.extend({
  member: SessionMemberView,
  mayRequeue: z.boolean().describe('a holder who can be put on the waiting list once the slot is released'),
  rotates: z.boolean().describe('a slot that is released goes to whoever is first in line, there and then'),
  next: memberName,
  undo: z
    .object({ id: z.string(), seconds: z.number().int() })
    .nullable()
    .describe('what the caller has just done about the slot of the member, and for how many seconds it can be undone'),
  managers: z
    .array(ManagerView.extend({ chosen: z.boolean() }))
    .nullable()
    .describe(
      'who manages the member, to choose from; null for one who does not learn. One who is not `available` is blocked or past their last day',
    ),
  team: z
    .object({
      search: z.string(),
      total: z.number().int(),
      members: z.array(z.object({ id: z.string(), name: z.string(), email: z.string(), chosen: z.boolean() })),
    })
    .nullable()
    .describe('the learners of the session who are searched for, those whom the member manages first; null for one who does not manage'),
});

const tie = z.strictObject({ managed: z.uuid().brand<'membership'>(), manager: z.uuid().brand<'membership'>() });

/** Who waits for a slot of a session, first to last; of a long list its beginning. (ROT-1) */
const WaitingListPageView = SessionView.extend({
  total: z.number().int(),
  members: z.array(z.object({ id: z.string(), name: memberName, since: day, blocked: z.boolean() })),
});

const membershipIds = z.array(z.uuid().brand<'membership'>()).max(WAITING_SHOWN);

/** A new order of the waiting list, or of its beginning, and the one that it began from. (ROT-1) */
export const WaitingOrder = z.strictObject({ from: membershipIds, to: membershipIds });

/** What of the timeline a page shows: the twelve weeks up to a day, by default today. */
export const TimelineQuery = z.object({
  until: day.optional(),
  page: z.coerce.number<string | number>().int().min(1).max(10_000).default(1),
});

const localMoment = z.string().describe('in the time of the organisation, 2026-11-28T09:30');
const byWhom = memberName.describe('the pilot who did it; null when nobody did, or their name was erased');

/** Who held the slots of a session, within some days, and why each holding began and ended. (SEAT-9) */
export const TimelineShown = z.object({
  from: day,
  to: day,
  earlier: day.nullable(),
  later: day.nullable(),
  page: z.number().int(),
  pages: z.number().int(),
  histories: z.array(
    z.object({
      slot: z.number().int(),
      holdings: z.array(
        z.object({
          holder: memberName,
          since: localMoment,
          until: localMoment.nullable(),
          began: z.object({ cause: z.enum(['pilot', 'staff', 'rotation']), by: byWhom }),
          ended: z
            .object({ cause: z.enum(['pilot', 'staff', 'rotation', 'left', 'transferred', 'blocked', 'erased', 'last-day']), by: byWhom })
            .nullable(),
        }),
      ),
    }),
  ),
});

const TimelinePageView = SessionView.extend(TimelineShown.shape);

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
    summary:
      'The members of a session, for the pilots of its company and its managers: who holds a slot, and who waits (SEAT-7, ROT-1, TEAM-1)',
    params: SessionParams,
    query: SessionTableQuery,
    response: SessionPageView,
  }),
  newMember: endpoint({
    method: 'GET',
    path: '/seats/sessions/:session/new-member',
    summary: 'A slot session, for the form of a pilot who adds a member (SEAT-5, TEAM-2)',
    params: SessionParams,
    response: NewMemberPageView,
  }),
  addMember: endpoint({
    method: 'POST',
    path: '/seats/sessions/:session/members',
    summary: 'Add a person to a slot session, as a pilot of its company (SEAT-5, TEAM-2, PART-5)',
    params: SessionParams,
    body: NewMember,
    response: AddedMemberView,
  }),
  slotMember: endpoint({
    method: 'GET',
    path: '/seats/sessions/:session/members/:member',
    summary: 'A member of a slot session, with what can be done about their slot, and their managers (SEAT-7, ROT-1, TEAM-2)',
    params: MemberParams,
    query: z.object({ search: z.string().max(200).default('').describe('whom a manager may manage') }),
    response: SlotMemberPageView,
  }),
  actOnSlot: endpoint({
    method: 'POST',
    path: '/seats/sessions/:session/members/:member/slot',
    summary: 'Give a member a slot, take it back, put them on the waiting list or take them off it (SEAT-7, ROT-1)',
    params: MemberParams,
    body: z.strictObject({
      action: slotAction,
      requeue: z.boolean().default(false).describe('puts whoever is released on the waiting list, at its end'),
    }),
    response: noContent,
  }),
  undoSlotAct: endpoint({
    method: 'POST',
    path: '/seats/sessions/:session/members/:member/slot/undo',
    summary: 'Undo what the caller has just done about the slot of a member, if nothing else has changed since (SEAT-7, ROT-1)',
    params: MemberParams,
    body: z.strictObject({ undo: z.uuid() }),
    response: noContent,
  }),
  changeTies: endpoint({
    method: 'PUT',
    path: '/seats/sessions/:session/ties',
    summary: 'Tie members of a slot session to managers, and untie others; what is so already stays (TEAM-2)',
    params: SessionParams,
    body: z.strictObject({ tie: z.array(tie).max(200), untie: z.array(tie).max(200) }),
    response: noContent,
  }),
  waitingList: endpoint({
    method: 'GET',
    path: '/seats/sessions/:session/waiting-list',
    summary: 'Who waits for a slot of a session, in order (ROT-1)',
    params: SessionParams,
    response: WaitingListPageView,
  }),
  reorderWaitingList: endpoint({
    method: 'PUT',
    path: '/seats/sessions/:session/waiting-list',
    summary: 'Put the waiting list into another order, unless it has changed since (ROT-1)',
    params: SessionParams,
    body: WaitingOrder,
    response: noContent,
  }),
  timeline: endpoint({
    method: 'GET',
    path: '/seats/sessions/:session/timeline',
    summary: 'Who held which slot of a session from when to when, and why it began and ended (SEAT-9)',
    params: SessionParams,
    query: TimelineQuery,
    response: TimelinePageView,
  }),
};

export type TrialOffer = z.output<typeof TrialOfferView>;
export type TrialLink = z.output<typeof TrialLinkView>;
export type TrialConfirmed = z.output<typeof TrialConfirmedView>;
export type SlotNotice = z.output<typeof SlotNoticeView>;
export type SessionSummary = z.output<typeof SessionView>;
export type SessionTable = z.output<typeof SessionTableQuery>;
export type SessionPage = z.output<typeof SessionPageView>;
export type SlotMemberPage = z.output<typeof SlotMemberPageView>;
export type NewMemberPage = z.output<typeof NewMemberPageView>;
export type AddedMember = z.output<typeof AddedMemberView>;
export type WaitingListPage = z.output<typeof WaitingListPageView>;
export type Timeline = z.output<typeof TimelineShown>;
export type TimelinePage = z.output<typeof TimelinePageView>;
export type SessionMember = z.output<typeof SessionMemberView>;
export type Reader = z.output<typeof ReaderView>;
export type Scope = z.output<typeof ScopeView>;
