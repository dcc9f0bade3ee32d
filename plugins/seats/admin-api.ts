import { day, documentId, endpoint, instant, noContent } from '@cordee/kernel/endpoint';
import { typedEmail, typedName } from '@cordee/kernel/typed';
import { z } from 'zod/v4';

const role = z.enum(['learner', 'manager', 'manager-learner']);

const SessionParams = z.object({ session: documentId });
const MemberParams = z.object({ session: documentId, member: z.uuid().brand<'membership'>() });

/** Those who manage a member, by their memberships. (ACC-8) */
const managers = z.array(z.uuid().brand<'membership'>()).max(20);

/** A person to add to a session; a name opens an account when nobody has the address. (ACC-4) */
const NewMember = z.strictObject({
  name: z.strictObject({ firstName: typedName, lastName: typedName }).optional(),
  email: typedEmail,
  role,
  endsOn: day.nullable().optional().describe('their own last day; null for that of the session'),
  establishment: documentId.optional().describe('the first of the company without'),
  managers: managers.optional(),
});

/** What staff change of a member of a session; what they leave is not sent. (SEAT-1, SEAT-6, ACC-8, ACC-13, H-93) */
const MemberChange = z.strictObject({
  endsOn: day.nullable().optional().describe('their own last day; null for that of the session'),
  establishment: documentId.optional(),
  managers: managers.optional(),
});

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
  ownEndsOn: day.nullable().describe('their own last day; null for that of the session'),
  establishment: z.string(),
  managers: z.array(z.string()),
  manages: z.object({ count: z.number().int(), names: z.array(z.string()).describe('the first of them') }),
  invitation: z
    .object({
      state: z.enum(['planned', 'sent', 'expired', 'used', 'withdrawn']),
      at: instant.nullable().describe('since when, or when a planned one is sent; null until the member is called up'),
    })
    .nullable(),
});

/** A session that a person is a member of. */
const SessionView = z.object({
  session: z.string(),
  reference: z.string(),
  company: z.string().nullable(),
  role,
  startsOn: day,
  endsOn: day,
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

/** The endpoints of the "Membres" panel of a session and of the "Sessions" panels of a person and of a company. (ACC-4, ACC-13, SEAT-1) */
export const seatsAdminApi = {
  members: endpoint({
    method: 'GET',
    path: '/seats/sessions/:session/members',
    summary: 'The members of a session, with the state of their invitations',
    params: SessionParams,
    response: z.object({
      members: z.array(MemberView),
      endsOn: day,
      managers: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          reference: z.string(),
          available: z.boolean().describe('false: blocked, or past their last day'),
        }),
      ),
      establishments: z.array(z.object({ document: z.string(), name: z.string() })),
      learnersInvitedAt: instant
        .nullable()
        .describe('when a learner who is added now will be invited; null for at once, or once called up'),
      invitedOnceCalledUp: z.boolean().describe('a learner who is added is invited once they are put on the waiting list or get a slot'),
      timeZone: z.string(),
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
};

export type Member = z.output<typeof MemberView>;
export type MembersView = z.output<typeof seatsAdminApi.members.response>;
