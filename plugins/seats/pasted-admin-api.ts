import { day, documentId, endpoint } from '@cordee/kernel/endpoint';
import { z } from 'zod/v4';

const params = z.object({ session: documentId });

/** What a line of a list says of a person, as it was pasted; names that are wrong are told line by line, so that they can be corrected. */
const typedText = z.string().max(1024);
const PastedPerson = z.strictObject({ email: typedText, firstName: typedText, lastName: typedText });
/** More than are added at once are counted, and refused with both numbers. */
const people = z.array(PastedPerson).max(10_000);

const role = z.enum(['learner', 'manager', 'manager-learner']);
const Refused = z.object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) });

/** A line of a list, in the order of the list. (ACC-4, PART-4) */
const LineView = z.object({
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  state: z
    .enum(['new', 'known', 'member', 'twice', 'wrong'])
    .describe('known: has an account, and keeps its name; member: is in the session; twice: a line before it has the address'),
  fault: Refused.nullable().describe('why it is wrong'),
  isSwapped: z.boolean().describe('the account has the same names the other way round'),
});

/** The endpoints of a list of people that is pasted into a session. (ACC-4, SEAT-2, H-75) */
export const pastedAdminApi = {
  viewPasted: endpoint({
    method: 'POST',
    path: '/seats/sessions/:session/pasted/preview',
    summary: 'What would become of each person of a list; nothing is written',
    params,
    body: z.strictObject({ people, role }),
    response: z.object({ lines: z.array(LineView), refused: Refused.nullable().describe('why nobody joins the session') }),
  }),
  addPasted: endpoint({
    method: 'POST',
    path: '/seats/sessions/:session/pasted',
    summary: 'Add the people of a list to a session, all or none, and invite those who have no password',
    params,
    body: z.strictObject({
      people,
      role,
      endsOn: day.nullable().default(null).describe('their own last day; null for that of the session'),
      allowance: z.number().int().optional().describe('the allowance of the session as it was shown, in one that staff fill'),
      establishment: documentId.optional().describe('the first of the company without'),
    }),
    response: z.object({ added: z.number().int() }),
  }),
};

export type PastedLine = z.output<typeof LineView>;
