import { z } from 'zod/v4';
import { row } from '../transaction.ts';
import { Unavailable } from './problem.ts';
import { route } from './route.ts';

const Live = z.object({ live: z.literal(true) });
const Ready = z.object({
  ready: z.literal(true),
  oldestOwed: z.number().describe('seconds that the oldest event or message has been due'),
});

/** `/api/live`: the process answers. `/api/ready`: it can do its work, the database with it. (OPS-3) */
export const healthRoutes = [
  route({
    method: 'GET',
    path: '/live',
    summary: 'The process answers',
    access: 'nobody',
    response: Live,
    run: async () => ({ live: true as const }),
  }),
  route({
    method: 'GET',
    path: '/ready',
    summary: 'The process can do its work',
    access: 'nobody',
    response: Ready,
    run: async ({ strapi }) => {
      const found = await row<{ owed: number }>(strapi.db.connection, OWED);
      if (!found) throw new Unavailable({ retryAfter: 2 });

      return { ready: true as const, oldestOwed: Number(found.owed) };
    },
  }),
];

const OWED = `
  select coalesce(extract(epoch from cordee.now() - least(
    (select min(due_at) from cordee.delivery where done_at is null),
    (select min(due_at) from cordee.mail where state in ('queued', 'sending', 'unknown')),
    cordee.now()
  )), 0) as owed`;
