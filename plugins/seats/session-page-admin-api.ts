import { day, documentId, endpoint } from '@cordee/kernel/endpoint';
import { z } from 'zod/v4';
import { TimelineQuery, TimelineShown } from './api.ts';

const SessionParams = z.object({ session: documentId });

const person = z.object({ document: z.string(), name: z.string().nullable().describe('null once it was erased') });

/** The endpoints of what stands below the members on the page of a session of slots. */
export const sessionPageAdminApi = {
  slotBoard: endpoint({
    method: 'GET',
    path: '/seats/sessions/:session/slots',
    summary: 'Who holds which slot of a session, and who waits for one, in order: of both the first ones (SEAT-5, ROT-1)',
    params: SessionParams,
    response: z.object({
      slots: z.array(z.object({ slot: z.number().int(), holder: person.nullable(), since: day.nullable() })),
      totalSlots: z.number().int(),
      waiting: z.array(person.extend({ since: day, endsOn: day, blocked: z.boolean() })),
      totalWaiting: z.number().int(),
    }),
  }),
  slotTimeline: endpoint({
    method: 'GET',
    path: '/seats/sessions/:session/timeline',
    summary: 'Who held which slot of a session from when to when, and why each holding began and ended (SEAT-9)',
    params: SessionParams,
    query: TimelineQuery,
    response: TimelineShown,
  }),
};

export type SlotBoard = z.output<typeof sessionPageAdminApi.slotBoard.response>;
