import type { Core } from '@strapi/strapi';
import { appOf } from '../base/app.ts';
import { stackOf } from '../base/caught-error.ts';
import { row } from '../base/transaction.ts';
import { recordSiteUrl } from './installation.ts';
import { queueJobsOf, SCHEDULER, type ScheduledJob, scheduledJobsOf, waitingRows } from './job.ts';
import { claimRun, performRun, saveDueRuns } from './ledger.ts';
import type { Notifier } from './notifier.ts';
import type { QueueActivity } from './queue-loop.ts';
import { nextDue } from './schedule.ts';
import type { WorkerState } from './worker-state.ts';

/** How often a worker looks for what is due, in milliseconds: work goes on within a second of a crash, a missed notification or a date. */
const LOOK_MS = 1_000;

/** How many scheduled jobs a worker runs at the same time. */
const MAX_CONCURRENT_RUNS = 4;

/** How often a worker saves what its queues have done, in milliseconds. */
const REPORT_MS = 30_000;

/** A clock that moves by more than this between two looks was set, forward or back, in milliseconds. */
const JUMP_MS = 30_000;

/** What a look finds: the present time, whether the jobs are held, whether a run is due, and the queues with rows that are due. */
type Look = Readonly<{ now: Date; held: boolean; runDue: boolean; queues: string[] }>;

/** Looks each second for what is due, wakes the queues that have something to do, and runs the scheduled jobs, several at a time. (JOB-2) */
export async function runScheduler(
  strapi: Core.Strapi,
  { state, notifier, activity }: { state: WorkerState; notifier: Notifier; activity: QueueActivity },
): Promise<void> {
  const jobs = scheduledJobsOf(strapi);
  const statement = lookStatement(strapi);
  const running = new Map<string, Promise<void>>();
  // Dates are saved at the start, and whenever the earliest one comes.
  let nextDate = new Date(0);
  let lastLook = new Date(0);
  let isAddressRecorded = false;
  let reportedAt = -Infinity;

  const pass = async () => {
    notifier.listen();
    if (!isAddressRecorded) await recordSiteUrl(strapi);
    isAddressRecorded = true;
    const look = await row<Look>(strapi.db.connection, statement);
    state.held = look?.held ?? true;
    if (!look) return;

    const hasJumped = Math.abs(look.now.getTime() - lastLook.getTime() - LOOK_MS) > JUMP_MS;
    lastLook = look.now;
    if (hasJumped || performance.now() - reportedAt > REPORT_MS) {
      reportedAt = performance.now();
      await activity.report(strapi);
    }
    if (state.held) return;

    for (const queue of look.queues) notifier.wake(queue);
    const dateHasCome = nextDate <= look.now || hasJumped;
    if (dateHasCome) {
      await saveDueRuns(strapi, jobs);
      nextDate = earliestDate(strapi, jobs, look.now);
    }
    if (dateHasCome || look.runDue) await startRuns();
  };

  const startRuns = async () => {
    while (running.size < MAX_CONCURRENT_RUNS) {
      const run = await claimRun(strapi.db.connection, { known: jobs.map(({ id }) => id), running: [...running.keys()] });
      const job = jobs.find(({ id }) => id === run?.job);
      if (!run || !job) return;

      const ended = performRun(strapi, job, run)
        .catch((error: unknown) => void strapi.log.error(`the run of ${job.id} could not be saved: ${stackOf(error)}`))
        .finally(() => {
          running.delete(job.id);
          notifier.wake(SCHEDULER);
        });
      running.set(job.id, ended);
    }
  };

  while (!state.stopping) {
    await pass().catch((error: unknown) => strapi.log.error(`the scheduler failed: ${stackOf(error)}`));
    if (!state.stopping) await notifier.wait(SCHEDULER, LOOK_MS);
  }
  await Promise.all(running.values());
  await activity.report(strapi).catch(() => {});
}

/** One statement a second is all that an idle worker costs; each condition has an index. */
function lookStatement(strapi: Core.Strapi): string {
  const due = queueJobsOf(strapi).map(
    ({ id, queue }) =>
      `case when exists (select from ${queue.table} q where ${waitingRows(strapi, queue)} and q.${queue.due} <= cordee.now()) then '${id}' end`,
  );
  return `select cordee.now() as now, held_since is not null as held,
      exists (select from cordee.job_run where state = 'waiting' and retry_at <= cordee.now()) as "runDue",
      array_remove(array[${due.join(', ')}], null)::text[] as queues
    from cordee.installation`;
}

/** The earliest coming date of any of these jobs. */
function earliestDate(strapi: Core.Strapi, jobs: readonly ScheduledJob[], now: Date): Date {
  const { TIME_ZONE } = appOf(strapi).settings;
  const dates = jobs.map(({ schedule }) => nextDue(schedule, now, TIME_ZONE).getTime());
  return new Date(Math.min(...dates));
}
