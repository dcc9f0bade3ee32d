import { day, documentId, endpoint, noContent } from '@cordee/kernel/endpoint';
import { z } from 'zod/v4';

/** How many members are transferred at once. */
const MOST_TRANSFERRED = 1000;

const params = z.object({ session: documentId });
const members = z.array(z.uuid().brand<'membership'>()).min(1).max(MOST_TRANSFERRED);
const kind = z.enum(['licence', 'slot']);
const Refused = z.object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) });

/** What is to be transferred; `keepOwnDays`: who has a last day of their own keeps it. */
const Transfer = z.strictObject({ members, target: documentId, keepOwnDays: z.boolean().default(false) });

/** One of the two sessions, with its seats before and after. */
const SeatsView = z.object({
  reference: z.string(),
  kind,
  filledBy: z.enum(['staff', 'company']),
  startsOn: day,
  endsOn: day,
  allowance: z.number().int(),
  allowanceAfter: z.number().int(),
  counted: z.number().int(),
  countedAfter: z.number().int(),
});

/** What a transfer does to a member. (SEAT-6, ACC-8) */
const MoveView = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['learner', 'manager', 'manager-learner']),
  slot: z.number().int().nullable().describe('the slot that becomes free'),
  place: z.number().int().nullable().describe('the place on the waiting list that becomes free'),
  ownEndsOn: day.nullable(),
  managersLost: z.array(z.string()),
  membersLost: z.array(z.string()).describe('whom they no longer manage'),
  isInvited: z.boolean().describe('an invitation is sent to them at once'),
  refused: Refused.nullable().describe('why they cannot be transferred'),
});

const TransferView = z.object({
  source: SeatsView,
  target: SeatsView,
  members: z.array(MoveView),
  left: z.array(z.string()).describe('those who are no longer members of the session, and are not among the members'),
  refused: Refused.nullable().describe('why nobody can be transferred'),
});

/** The endpoints of a transfer between sessions. (SEAT-6) */
export const transferAdminApi = {
  transferTargets: endpoint({
    method: 'GET',
    path: '/seats/sessions/:session/transfer-targets',
    summary: 'The other sessions of the company that are not over, by words of their reference and course; the first of them',
    params,
    query: z.object({ search: z.string().max(200).default('') }),
    response: z.object({
      total: z.number().int(),
      sessions: z.array(
        z.object({
          session: z.string(),
          reference: z.string(),
          course: z.string().nullable(),
          kind,
          startsOn: day,
          endsOn: day,
          allowance: z.number().int(),
          counted: z.number().int().describe('members who learn'),
        }),
      ),
    }),
  }),
  viewTransfer: endpoint({
    method: 'POST',
    path: '/seats/sessions/:session/transfer/preview',
    summary: 'What a transfer would do to both sessions and to each member; nothing is written',
    params,
    body: Transfer,
    response: TransferView,
  }),
  transferMembers: endpoint({
    method: 'POST',
    path: '/seats/sessions/:session/transfer',
    summary: 'Transfer members of a session to another one of their company, all or none',
    params,
    body: Transfer.extend({
      allowances: z
        .strictObject({ source: z.number().int(), target: z.number().int() })
        .describe('those that were shown before the transfer'),
    }),
    response: noContent,
  }),
};

export type TransferView = z.output<typeof TransferView>;
