import { z } from 'zod/v4';
import { row } from '../transaction.ts';
import { Unavailable } from './problem.ts';
import { route } from './route.ts';

const LiveResponse = z.object({ live: z.literal(true) });
const ReadyResponse = z.object({
  ready: z.literal(true),
  oldestOwed: z.number().describe('seconds that the oldest event or message has been due'),
});

/** Health checks. `/api/kernel/live`: the process answers. `/api/kernel/ready`: the process and its database can work. (OPS-3) */
export const healthRoutes = [
  route({
    method: 'GET',
    path: '/live',
    summary: 'The process answers',
    access: 'anonymous',
    response: LiveResponse,
    run: async () => ({ live: true as const }),
  }),
  route({
    method: 'GET',
    path: '/ready',
    summary: 'The process can do its work',
    access: 'anonymous',
    response: ReadyResponse,
    run: async ({ strapi }) => {
      const backlog = await row<{ seconds: number }>(strapi.db.connection, BACKLOG_SQL);
      if (!backlog) throw new Unavailable({ retryAfter: 2 });

      return { ready: true as const, oldestOwed: Number(backlog.seconds) };
    },
  }),
];

const BACKLOG_SQL = `
  select coalesce(extract(epoch from cordee.now() - least(
    (select min(due_at) from cordee.delivery where done_at is null),
    (select min(due_at) from cordee.mail where state in ('queued', 'sending', 'unknown')),
    cordee.now()
  )), 0) as seconds`;
