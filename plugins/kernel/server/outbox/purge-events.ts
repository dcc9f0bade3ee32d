import { purgeJob } from '../jobs/purge.ts';
import { everyMinutes } from '../jobs/schedule.ts';

/** Deletes events that are older than a week and delivered to all listeners: their payload may contain an e-mail address. */
export const purgeEvents = purgeJob({
  id: 'kernel.forget-events',
  name: { fr: 'Oubli des faits traités', en: 'Purge of delivered events' },
  schedule: everyMinutes(60),
  table: 'cordee.event',
  expired: `q.at < cordee.now() - interval '7 days'
    and not exists (select from cordee.delivery d where d.event = q.id and d.done_at is null)`,
  oldest: 'at',
});
