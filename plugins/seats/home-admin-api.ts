import { day, endpoint } from '@cordee/kernel/endpoint';
import { z } from 'zod/v4';

const NamedSession = z.object({ session: z.string(), reference: z.string(), company: z.string().nullable() });

/** The endpoints of what the first page of the admin shows of sessions. */
export const seatsHomeAdminApi = {
  sessionsThisWeek: endpoint({
    method: 'GET',
    path: '/seats/home/this-week',
    summary: 'The sessions that begin or end on one of the seven days from today, by day (SEAT-2)',
    response: z.object({
      sessions: z.array(NamedSession.extend({ on: day, begins: z.boolean(), members: z.number().int() })),
      total: z.number().int(),
    }),
  }),
  freeSlots: endpoint({
    method: 'GET',
    path: '/seats/home/free-slots',
    summary: 'The sessions with a free slot for which somebody waits (SEAT-7, ROT-1)',
    response: z.object({
      sessions: z.array(NamedSession.extend({ free: z.number().int(), waiting: z.number().int() })),
      total: z.number().int(),
    }),
  }),
};
