import type { Core } from '@strapi/strapi';
import { stackOf } from '../base/caught-error.ts';
import { execute } from '../base/transaction.ts';
import type { QueueJob } from './job.ts';
import type { Notifier } from './notifier.ts';
import type { WorkerState } from './worker-state.ts';

/** How long a loop sleeps while the jobs are held, or after its claim failed because the database is away, in milliseconds. */
const PAUSE_MS = 1_000;

/** Handles the rows of a queue that are due, one after the other, and sleeps until it is woken when there is none. */
export async function handleQueue(
  strapi: Core.Strapi,
  job: QueueJob,
  { state, notifier, activity }: { state: WorkerState; notifier: Notifier; activity: QueueActivity },
): Promise<void> {
  while (!state.stopping) {
    const outcome = state.held ? 'paused' : await activity.track(job.id, () => attempt(strapi, job));
    if (outcome === 'paused') await notifier.wait(job.id, PAUSE_MS);
    else if (outcome === 'empty') await notifier.wait(job.id);
    // Another loop of the same queue may sleep while there is more.
    else if ((job.concurrency ?? 1) > 1) notifier.wake(job.id);
  }
}

async function attempt(strapi: Core.Strapi, job: QueueJob): Promise<'handled' | 'empty' | 'paused'> {
  try {
    return (await job.runNext(strapi)) ? 'handled' : 'empty';
  } catch (error) {
    strapi.log.error(`the queue ${job.id} failed: ${stackOf(error)}`);
    return 'paused';
  }
}

/** What the queues of a worker have done since the last report: shown on the page of jobs. (JOB-2) */
export class QueueActivity {
  readonly #queues: Map<string, { handled: number; ended: boolean; underWay: number }>;

  constructor(jobs: readonly QueueJob[]) {
    this.#queues = new Map(jobs.map(({ id }) => [id, { handled: 0, ended: true, underWay: 0 }]));
  }

  async track<Outcome extends string>(job: string, work: () => Promise<Outcome>): Promise<Outcome> {
    const queue = this.#queues.get(job);
    if (!queue) return work();

    queue.underWay += 1;
    const outcome = await work();
    queue.underWay -= 1;
    queue.ended = true;
    if (outcome === 'handled') queue.handled += 1;
    return outcome;
  }

  /** Saves which queues are being looked after (not those whose work has not ended since the last report) and what they have handled. */
  async report(strapi: Core.Strapi): Promise<void> {
    const alive = [...this.#queues].filter(([, { ended, underWay }]) => ended || underWay === 0);
    const reported = alive.map(([, { handled }]) => handled);
    await execute(
      strapi.db.connection,
      `insert into cordee.job as known (id, polled_at, handled, handled_at)
       select a.id, cordee.now(), a.handled, case when a.handled > 0 then cordee.now() end
       from unnest(:ids::text[], :handled::integer[]) a (id, handled) order by a.id
       on conflict (id) do update set polled_at = excluded.polled_at, handled = known.handled + excluded.handled,
         handled_at = coalesce(excluded.handled_at, known.handled_at)`,
      { ids: alive.map(([id]) => id), handled: reported },
    );
    for (const [index, [, queue]] of alive.entries()) {
      queue.handled -= reported[index] ?? 0;
      queue.ended = false;
    }
  }
}
