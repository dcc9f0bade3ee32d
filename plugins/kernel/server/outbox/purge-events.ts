import type { Job } from '../jobs/job.ts';
import { rows } from '../transaction.ts';

/** Deletes events that are older than a week and delivered to all listeners: their payload may contain an e-mail address. */
export const purgeEvents: Job = {
  id: 'kernel.forget-events',
  async run({ db }) {
    const deleted = await rows(
      db,
      `delete from cordee.event where id in (
         select e.id from cordee.event e
         where e.at < cordee.now() - interval '7 days'
           and not exists (select from cordee.delivery d where d.event = e.id and d.done_at is null)
         order by e.at limit 1000 for update skip locked) returning id`,
    );
    return deleted.length > 0;
  },
};
