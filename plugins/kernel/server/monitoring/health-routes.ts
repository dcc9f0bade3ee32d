import { kernelApi } from '../../api.ts';
import { row } from '../base/transaction.ts';
import { Unavailable } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';

/** Health checks, which identify nobody. (OPS-3) */
export const healthRoutes: readonly Route[] = [
  route(kernelApi.live, { access: 'anonymous', run: async () => ({ live: true as const }) }),
  route(kernelApi.ready, {
    access: 'anonymous',
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
