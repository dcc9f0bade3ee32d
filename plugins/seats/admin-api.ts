import { day, documentId, endpoint, instant, noContent } from '@cordee/kernel/endpoint';
import { typedEmail, typedName } from '@cordee/kernel/typed';
import { z } from 'zod/v4';
import { slotAction } from './api.ts';
import { seatsHomeAdminApi } from './home-admin-api.ts';
import { pastedAdminApi } from './pasted-admin-api.ts';
import { sessionChangesAdminApi } from './session-changes-admin-api.ts';
import { sessionPageAdminApi } from './session-page-admin-api.ts';
import { MEMBER_ROLES, MembersQuery, SessionRow, sessionsAdminApi } from './sessions-admin-api.ts';
import { transferAdminApi } from './transfer-admin-api.ts';

/** The permission of staff who add and remove the members of sessions, and move slots and the waiting list. */
export const MEMBERS_PERMISSION = 'plugin::seats.members';

const role = z.enum(MEMBER_ROLES);

const SessionParams = z.object({ session: documentId });
const membershipId = z.uuid().brand<'membership'>();
const MemberParams = z.object({ session: documentId, member: membershipId });

/** Those who manage a member, by their memberships; how many can is decided where they are tied. (ACC-8) */
const managers = z.array(membershipId).max(200);

/** A person to add to a session; a name opens an account when nobody has the address. (ACC-4) */
const NewMember = z.strictObject({
  name: z.strictObject({ firstName: typedName, lastName: typedName }).optional(),
  email: typedEmail,
  role,
  endsOn: day.nullable().optional().describe('their own last day; null for that of the session'),
  establishment: documentId.optional().describe('the first of the company without'),
  managers: managers.optional(),
  allowance: z.number().int().optional().describe('the allowance of the session as it was shown, in one that staff fill'),
});

/** What staff change of a member of a session; what they leave is not sent. (SEAT-1, SEAT-6, ACC-8, ACC-13, H-93) */
const MemberChange = z.strictObject({
  endsOn: day.nullable().optional().describe('their own last day; null for that of the session'),
  establishment: documentId.optional(),
  tie: managers.optional().describe('who manages them from now on, besides those who do'),
  untie: managers.optional().describe('who no longer does'),
});

/** How a member stands for the slots of their session, and what staff can do about it today. (SEAT-7, ROT-1) */
const SlotView = z.object({
  slot: z.number().int().nullable().describe('the number of the slot that they hold'),
  place: z.number().int().nullable().describe('on the waiting list'),
  finished: z.boolean().describe('whether they have finished the course in this session'),
  may: z.array(slotAction),
});

const memberName = z.string().nullable().describe('null once it was erased');

/** Somebody who waits for a slot. */
const WaitingView = z.object({ id: z.string(), name: memberName });

/** What is asked before staff change the slot of a member: it names who is next. (SEAT-7, ROT-1, ROT-7, H-20) */
const SlotQuestionView = SlotView.extend({
  name: memberName,
  mayRequeue: z.boolean().describe('a holder who can be put on the waiting list once the slot is released'),
  rotates: z.boolean().describe('a slot that is released goes to whoever is first in line, there and then'),
  getsFreeSlot: z.boolean().describe('a slot is free, and theirs as soon as they are put on the waiting list'),
  line: z.array(WaitingView).describe('who can have a slot that is released, first to last; of a long list its beginning'),
  overtaken: WaitingView.nullable().describe('who is first in line, if a slot for this member would overtake them'),
});

/** What staff do about the slot of a member. (SEAT-7, ROT-1, H-20) */
const SlotAct = z
  .strictObject({
    action: slotAction,
    requeue: z.boolean().default(false).describe('puts whoever is released on the waiting list, at its end'),
    to: membershipId.optional().describe('who gets the slot that is released, in place of whoever is first in line'),
    overtaken: membershipId.optional().describe('who is first in line, and is overtaken'),
  })
  .refine(({ action, requeue, to }) => action === 'release' || (!requeue && to === undefined), 'Only a release has `requeue` or `to`.');

/** A member of a session; without an invitation, they chose a password on their own. */
const MemberView = z.object({
  id: z.string(),
  document: z.string().describe('the document id of the person'),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  email: z.string(),
  doubtful: z.boolean().describe('the address may imitate another one'),
  blocked: z.boolean(),
  role,
  counted: z.boolean().describe('whether they count in the allowance of a licence session'),
  ownEndsOn: day.nullable().describe('their own last day; null for that of the session'),
  establishment: z.string(),
  establishmentName: z.string(),
  managers: z.array(z.string()),
  managerNames: z.array(z.string()),
  manages: z.object({ count: z.number().int(), names: z.array(z.string()).describe('the first of them') }),
  standing: SlotView.nullable().describe('null in a licence session'),
  invitation: z
    .object({
      state: z.enum(['planned', 'sent', 'expired', 'used', 'withdrawn']),
      at: instant.nullable().describe('since when, or when a planned one is sent; null until the member is called up'),
    })
    .nullable(),
});

/** A membership of a person: its session, their role and managers there, and how they stand for a slot. (ACC-8, ACC-13) */
const SessionView = z.object({
  member: z.string(),
  session: z.string(),
  reference: z.string(),
  company: z.string().nullable(),
  role,
  startsOn: day,
  endsOn: day.describe('their own last day, or that of the session'),
  ownEndsOn: day.nullable(),
  managers: z.array(z.string()).describe('by name'),
  standing: SlotView.nullable().describe('null in a licence session'),
});

/** The seats of a licence session, and until when learners are added. (SEAT-3, SEAT-4) */
const SeatsView = z.object({
  filledBy: z.enum(['staff', 'company']),
  allowance: z.number().int(),
  counted: z.number().int(),
  joinableUntil: day,
});

/** A session of a company. */
const CompanySessionView = z.object({
  session: z.string(),
  reference: z.string(),
  course: z.string().nullable(),
  members: z.number().int(),
  startsOn: day,
  endsOn: day,
});

/** The endpoints of the "Membres" panel of a session and of the "Sessions" panels of a person and of a company. (ACC-4, ACC-13, SEAT-1, SEAT-7) */
export const seatsAdminApi = {
  ...sessionsAdminApi,
  ...sessionChangesAdminApi,
  ...sessionPageAdminApi,
  ...seatsHomeAdminApi,
  members: endpoint({
    method: 'GET',
    path: '/seats/sessions/:session/members',
    summary: 'A page of the members of a session who are found, with the state of their invitations, counted from 1 (SEAT-2, PART-10)',
    params: SessionParams,
    query: MembersQuery,
    response: z.object({
      session: SessionRow,
      members: z.array(MemberView),
      total: z.number().int().describe('how many members were found'),
      pages: z.number().int(),
      endsOn: day,
      slots: z.object({ total: z.number().int(), free: z.number().int() }).nullable().describe('null in a licence session'),
      seats: SeatsView.nullable().describe('null in a slot session'),
      establishments: z.array(z.object({ document: z.string(), name: z.string() })),
      learnersInvitedAt: instant
        .nullable()
        .describe('when a learner who is added now will be invited; null for at once, or once called up'),
      invitedOnceCalledUp: z.boolean().describe('a learner who is added is invited once they are put on the waiting list or get a slot'),
      timeZone: z.string(),
    }),
  }),
  managersToChoose: endpoint({
    method: 'GET',
    path: '/seats/sessions/:session/managers',
    summary: 'Those who manage from a session of the same company, by name (ACC-8)',
    params: SessionParams,
    response: z.object({
      managers: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          email: z.string(),
          reference: z.string(),
          available: z.boolean().describe('false: blocked, or past their last day'),
        }),
      ),
    }),
  }),
  addMember: endpoint({
    method: 'POST',
    path: '/seats/sessions/:session/members',
    summary: 'Add a person to a session, and invite them if they have no password',
    params: SessionParams,
    body: NewMember,
    response: noContent,
  }),
  changeMember: endpoint({
    method: 'PUT',
    path: '/seats/sessions/:session/members/:member',
    summary: 'Change the last day of a member, their own or that of the session, their establishment and their managers',
    params: MemberParams,
    body: MemberChange,
    response: noContent,
  }),
  removeMember: endpoint({
    method: 'DELETE',
    path: '/seats/sessions/:session/members/:member',
    summary: 'Remove a person from a session; their progress is kept',
    params: MemberParams,
    response: noContent,
  }),
  slotQuestion: endpoint({
    method: 'GET',
    path: '/seats/sessions/:session/members/:member/slot',
    summary: 'How a member stands for a slot, who is first in line, and what can be done',
    params: MemberParams,
    response: SlotQuestionView,
  }),
  actOnSlot: endpoint({
    method: 'POST',
    path: '/seats/sessions/:session/members/:member/slot',
    summary: 'Give a member a slot, take it back, put them on the waiting list or take them off it',
    params: MemberParams,
    body: SlotAct,
    response: noContent,
  }),
  inviteMemberAgain: endpoint({
    method: 'POST',
    path: '/seats/sessions/:session/members/:member/invitation',
    summary: 'Send a member a new invitation',
    params: MemberParams,
    response: noContent,
  }),
  invitationsOnMove: endpoint({
    method: 'GET',
    path: '/seats/sessions/:session/invitations',
    summary: 'The members of a session whose invitations would be sent at once if it started on another day',
    params: SessionParams,
    query: z.object({ startsOn: day }),
    response: z.object({ invited: z.array(z.object({ name: z.string(), email: z.string() })) }),
  }),
  sessionsOfPerson: endpoint({
    method: 'GET',
    path: '/seats/people/:person/sessions',
    summary: 'The companies that a person pilots, and their sessions, latest end first',
    params: z.object({ person: documentId }),
    response: z.object({ pilots: z.array(z.object({ company: z.string(), legalName: z.string() })), sessions: z.array(SessionView) }),
  }),
  sessionsOfCompany: endpoint({
    method: 'GET',
    path: '/seats/companies/:company/sessions',
    summary: 'The sessions of a company, latest end first',
    params: z.object({ company: documentId }),
    response: z.object({ sessions: z.array(CompanySessionView) }),
  }),
  ...pastedAdminApi,
  ...transferAdminApi,
};

export type { PastedLine } from './pasted-admin-api.ts';
export type { TransferView } from './transfer-admin-api.ts';
export type PersonSession = z.output<typeof SessionView>;
export type SlotStanding = z.output<typeof SlotView>;
export type SlotQuestion = z.output<typeof SlotQuestionView>;
export type Member = z.output<typeof MemberView>;
export type ManagerToChoose = z.output<typeof seatsAdminApi.managersToChoose.response>['managers'][number];
export type MembersInput = z.input<typeof MembersQuery>;
export type MembersView = z.output<typeof seatsAdminApi.members.response>;
