import { endpoint } from '@cordee/kernel/endpoint';
import { z } from 'zod/v4';

/** The endpoint of what the first page of the admin shows of learners. */
export const underWayAdminApi = {
  underWay: endpoint({
    method: 'GET',
    path: '/progress/under-way',
    summary: 'How many learners follow each course today, and how many of them came in the last three weeks',
    response: z.object({
      people: z.number().int().describe('in whichever course'),
      courses: z.array(z.object({ course: z.string(), title: z.string(), following: z.number().int(), underWay: z.number().int() })),
    }),
  }),
};
