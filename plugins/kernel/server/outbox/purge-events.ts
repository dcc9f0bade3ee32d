import type { Job } from '../jobs/job.ts';
import { rows } from '../transaction.ts';

/** What happened a week ago and has been delivered to all is not kept: it may bear an address. */
export const purgeEvents: Job = {
  id: 'kernel.forget-events',
  async run({ db }) {
    const gone = await rows(
      db,
      `delete from cordee.event where id in (
         select e.id from cordee.event e
         where e.at < cordee.now() - interval '7 days'
           and not exists (select from cordee.delivery d where d.event = e.id and d.done_at is null)
         order by e.at limit 1000 for update skip locked) returning id`,
    );
    return gone.length > 0;
  },
};
