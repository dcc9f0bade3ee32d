import { documentId, endpoint, instant } from '@cordee/kernel/endpoint';
import { z } from 'zod/v4';

/** What a person can do with their account: sign in, choose a password first, nothing while blocked, or nothing ever again. */
export const PERSON_STATES = ['active', 'invited', 'blocked', 'erased'] as const;

/** The roles that the list of people is filtered by: in sessions, for companies, everywhere on the site, and in the admin. (ACC-8, ACC-22) */
export const PERSON_ROLES = ['learner', 'manager', 'manager-learner', 'pilot', 'tester', 'student', 'administrator', 'staff'] as const;

/** The columns that the list of people is sorted by, after a `-` for descending. */
export const PEOPLE_SORTS = ['name', '-name', 'last', '-last'] as const;

const PersonRow = z.object({
  document: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  state: z.enum(PERSON_STATES),
  standing: z.enum(['none', 'tester', 'student', 'administrator']),
  isStaff: z.boolean(),
  sessions: z
    .array(z.object({ document: z.string(), reference: z.string(), role: z.enum(['learner', 'manager', 'manager-learner']) }))
    .describe('the latest ones'),
  otherSessions: z.number().int().describe('how many more sessions they are in'),
  companies: z.array(z.object({ document: z.string(), legalName: z.string(), pilots: z.boolean() })),
  lastAt: instant.nullable().describe('when they were last there'),
});

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
};

export type PersonRow = z.output<typeof PersonRow>;
