import { day, documentId, endpoint } from '@cordee/kernel/endpoint';
import { z } from 'zod/v4';

/** Where today lies: before the first day of a session, between its days, or after its last one. */
export const SESSION_STATES = ['not-yet', 'open', 'ended'] as const;

export const SESSION_KINDS = ['licence', 'slot'] as const;

/** The columns that the list of sessions is sorted by. */
const SORTED = ['reference', 'company', 'members', 'taken', 'free', 'waiting', 'startsOn', 'endsOn'] as const;

const page = z.coerce.number<string | number>().int().min(1).max(10_000).default(1);

/** One of these choices; none when an old address names another one. */
const oneOf = <Choice extends string>(choices: readonly Choice[]) =>
  z
    .string()
    .optional()
    .transform((chosen) => choices.find((choice) => choice === chosen));

const SessionListQuery = z.object({
  page,
  search: z.string().max(200).default(''),
  sort: oneOf([...SORTED, ...SORTED.map((column) => `-${column}` as const)]),
  state: oneOf(SESSION_STATES),
  kind: oneOf(SESSION_KINDS),
  company: documentId.optional(),
});

const named = z.object({ document: z.string(), name: z.string() });

/** A session as a row of a list. `taken`: slots that are held, or members who are counted. (SEAT-2, SEAT-3, SEAT-5) */
export const SessionRow = z.object({
  session: z.string(),
  reference: z.string(),
  company: named.nullable(),
  course: z.string().nullable(),
  kind: z.enum(SESSION_KINDS),
  members: z.number().int(),
  taken: z.number().int(),
  allowance: z.number().int().nullable(),
  free: z.number().int().nullable().describe('null without an allowance'),
  waiting: z.number().int(),
  startsOn: day,
  endsOn: day,
  state: z.enum(SESSION_STATES),
});

/** How a member stands for the slots of their session: `none` learns there, and neither holds one nor waits. */
export const STANDINGS = ['holding', 'waiting', 'none'] as const;

/** The states of the last invitation of a member; `none` was never invited. */
export const INVITATION_STATES = ['planned', 'sent', 'expired', 'used', 'withdrawn', 'none'] as const;

export const MEMBER_ROLES = ['learner', 'manager', 'manager-learner'] as const;

const MEMBERS_SORTED = ['person', 'role', 'slot', 'establishment', 'endsOn'] as const;

/** Which members of a session a page shows: found by words of their names and address, filtered and sorted; `member`: this one alone. (H-83) */
export const MembersQuery = z.object({
  page,
  search: z.string().max(320).default(''),
  sort: oneOf([...MEMBERS_SORTED, ...MEMBERS_SORTED.map((column) => `-${column}` as const)]),
  role: oneOf(MEMBER_ROLES),
  standing: oneOf(STANDINGS),
  invitation: oneOf(INVITATION_STATES),
  blocked: oneOf(['yes', 'no']),
  member: z.uuid().optional(),
});

export type MembersQuery = z.output<typeof MembersQuery>;

/** The endpoints of the list of sessions. */
export const sessionsAdminApi = {
  sessionList: endpoint({
    method: 'GET',
    path: '/seats/sessions',
    summary: 'A page of the sessions that are found by words of their reference, company and course, counted from 1 (SEAT-2, H-83)',
    query: SessionListQuery,
    response: z.object({
      sessions: z.array(SessionRow),
      total: z.number().int(),
      pages: z.number().int(),
      company: named.nullable().describe('the company whose sessions are listed'),
    }),
  }),
  companyOverview: endpoint({
    method: 'GET',
    path: '/seats/companies/:company/overview',
    summary: 'A company: its establishments, its pilots, and its sessions that end latest (SEAT-1, ACC-8)',
    params: z.object({ company: documentId }),
    response: z.object({
      establishments: z.array(named.extend({ members: z.number().int() })),
      pilots: z.array(named.extend({ email: z.string(), blocked: z.boolean() })),
      sessions: z.array(SessionRow),
      total: z.number().int().describe('how many sessions it has'),
    }),
  }),
};

export type SessionQuery = z.output<typeof SessionListQuery>;
export type SessionRow = z.output<typeof SessionRow>;
export type CompanyOverview = z.output<typeof sessionsAdminApi.companyOverview.response>;
