import { day, documentId, endpoint, instant } from '@cordee/kernel/endpoint';
import { typedEmail, typedName } from '@cordee/kernel/typed';
import { z } from 'zod/v4';

/** What a person can do with their account: sign in, choose a password first, nothing while blocked, or nothing ever again. */
export const PERSON_STATES = ['active', 'invited', 'blocked', 'erased'] as const;

/** The roles that the list of people is filtered by: in sessions, for companies, everywhere on the site, and in the admin. (ACC-8, ACC-22) */
export const PERSON_ROLES = ['learner', 'manager', 'manager-learner', 'pilot', 'tester', 'student', 'administrator', 'staff'] as const;

/** The columns that the list of people is sorted by, after a `-` for descending. */
export const PEOPLE_SORTS = ['name', '-name', 'last', '-last'] as const;

/** The roles in a session. (ACC-8) */
export const SESSION_ROLES = ['learner', 'manager', 'manager-learner'] as const;

const PersonRow = z.object({
  document: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  state: z.enum(PERSON_STATES),
  standing: z.enum(['none', 'tester', 'student', 'administrator']),
  isStaff: z.boolean(),
  sessions: z.array(z.object({ document: z.string(), reference: z.string(), role: z.enum(SESSION_ROLES) })).describe('the latest ones'),
  otherSessions: z.number().int().describe('how many more sessions they are in'),
  companies: z.array(z.object({ document: z.string(), legalName: z.string(), pilots: z.boolean() })),
  lastAt: instant.nullable().describe('when they were last there'),
});

/** A session that people are added to, with its establishments, the first on top. */
const SessionChoice = z.object({
  document: z.string(),
  reference: z.string(),
  company: z.string().nullable(),
  startsOn: day,
  endsOn: day,
  seats: z
    .object({ filledBy: z.enum(['staff', 'company']), allowance: z.number().int(), counted: z.number().int(), joinableUntil: day })
    .nullable()
    .describe('of a licence session; the allowance of one that staff fill follows its members'),
  establishments: z.array(z.object({ document: z.string(), name: z.string() })),
});

/** Into which session people come, and with which role. */
const NewMembership = z.strictObject({
  session: documentId,
  role: z.enum(SESSION_ROLES),
  establishment: documentId.optional().describe('the first of the company without'),
  allowance: z.number().int().optional().describe('the allowance that staff have seen; whatever it is without'),
});

/** How many people are changed at once. */
export const MOST_AT_ONCE = 200;

const People = z.array(documentId).min(1).max(MOST_AT_ONCE);

/** The endpoints of the list of people. */
export const peopleAdminApi = {
  people: endpoint({
    method: 'GET',
    path: '/staff/people',
    summary: 'A page of the people who are found by words of their name, address and companies, counted from 1 (ACC-13, H-83)',
    query: z.object({
      page: z.coerce.number<string | number>().int().min(1).max(10_000).default(1),
      search: z.string().max(320).default(''),
      sort: z.enum(PEOPLE_SORTS).default('name'),
      state: z.enum(PERSON_STATES).optional(),
      role: z.enum(PERSON_ROLES).optional(),
      session: documentId.optional(),
      company: documentId.optional(),
    }),
    response: z.object({
      people: z.array(PersonRow),
      total: z.number().int(),
      pages: z.number().int(),
      words: z.number().int().describe('how many words were sought'),
      matched: z.number().int().describe('how many of them whoever is listed has: fewer when nobody has all'),
      session: z.string().nullable().describe('the reference of the session whose members are listed'),
      company: z.string().nullable().describe('the company whose people are listed'),
      timeZone: z.string(),
    }),
  }),
  sessionChoices: endpoint({
    method: 'GET',
    path: '/staff/session-choices',
    summary: 'The sessions that are found by words of their reference, those that are not over first (ACC-13, H-83)',
    query: z.object({ search: z.string().max(200).default('') }),
    response: z.object({ sessions: z.array(SessionChoice) }),
  }),
  addPerson: endpoint({
    method: 'POST',
    path: '/staff/people',
    summary: 'Open an account, and put its person into a session; one that exists, once it is named, into the session alone (ACC-4)',
    body: z.strictObject({
      firstName: typedName,
      lastName: typedName,
      email: typedEmail,
      membership: NewMembership.optional(),
      invites: z.boolean().default(false).describe('invite a person at once who comes into no session'),
      known: documentId.optional().describe('whose account is known to have the address'),
    }),
    response: z.object({ person: z.string() }),
  }),
  invitePeople: endpoint({
    method: 'POST',
    path: '/staff/people-invitations',
    summary: 'Invite those of these people who can be, again or for the first time, and say why not the others (ACC-4)',
    body: z.strictObject({ people: People }),
    response: z.object({
      invited: z.number().int(),
      others: z.array(z.object({ name: z.string(), why: z.enum(['has-password', 'blocked', 'erased', 'just-invited', 'staff']) })),
    }),
  }),
  blockPeople: endpoint({
    method: 'POST',
    path: '/staff/people-blocks',
    summary: 'Block the access of all of these people, or of none; slots and sign-ins end at once (ACC-13, H-19)',
    body: z.strictObject({ people: People }),
    response: z.object({ blocked: z.number().int(), before: z.number().int().describe('how many of them were blocked or erased before') }),
  }),
  addPeople: endpoint({
    method: 'POST',
    path: '/staff/people-memberships',
    summary: 'Put all of these people into a session, or none (SEAT-3, SEAT-5)',
    body: NewMembership.extend({ people: People }),
    response: z.object({ added: z.number().int(), before: z.number().int().describe('how many of them were members before') }),
  }),
};

export type PersonRow = z.output<typeof PersonRow>;
export type SessionChoice = z.output<typeof SessionChoice>;
export type NewMembership = z.output<typeof NewMembership>;
