import { day, documentId, endpoint, noContent } from '@cordee/kernel/endpoint';
import { z } from 'zod/v4';

const SessionParams = z.object({ session: documentId });
const dates = z.strictObject({ startsOn: day, endsOn: day });

/** The endpoints that change the dates and the allowance of a session that has members. (SEAT-6) */
export const sessionChangesAdminApi = {
  dates: endpoint({
    method: 'GET',
    path: '/seats/sessions/:session/dates',
    summary: 'The dates of a session, and the members with a last day of their own',
    params: SessionParams,
    response: z.object({
      startsOn: day,
      endsOn: day,
      kind: z.enum(['licence', 'slot']),
      ownEnds: z.array(z.object({ name: z.string(), endsOn: day })).describe('earliest first'),
    }),
  }),
  changeDates: endpoint({
    method: 'PUT',
    path: '/seats/sessions/:session/dates',
    summary: 'Move a session, for all of its members or for those who have no last day of their own',
    params: SessionParams,
    body: z.strictObject({
      began: dates.describe('the dates that were shown'),
      to: dates,
      appliesToAll: z.boolean().describe('a new last day takes own ones; else who has none keeps the former one'),
    }),
    response: noContent,
  }),
  allowance: endpoint({
    method: 'GET',
    path: '/seats/sessions/:session/allowance',
    summary: 'The allowance of a slot session, and who holds its slots',
    params: SessionParams,
    response: z.object({
      allowance: z.number().int(),
      rotates: z.boolean(),
      holders: z.array(z.object({ id: z.string(), name: z.string(), slot: z.number().int(), finished: z.boolean() })),
    }),
  }),
  changeAllowance: endpoint({
    method: 'PUT',
    path: '/seats/sessions/:session/allowance',
    summary: 'Change how many slots a session has, and who leaves theirs for it',
    params: SessionParams,
    body: z.strictObject({
      from: z.number().int().describe('the allowance that was shown'),
      allowance: z.number().int().min(0).max(10_000),
      leaving: z.array(z.uuid().brand<'membership'>()).max(10_000),
    }),
    response: noContent,
  }),
};
