import type { Core } from '@strapi/strapi';
import { appOf } from '../base/app.ts';
import { backoff } from '../base/backoff.ts';
import { failureText, stackOf } from '../base/caught-error.ts';
import { withRequestId } from '../base/request-id.ts';
import { type Db, execute, inTransaction, row, rows } from '../base/transaction.ts';
import { notifyJob, SCHEDULER, type ScheduledJob } from './job.ts';
import { withinLimit } from './queue.ts';
import { dueDates } from './schedule.ts';

/** A run that a worker has claimed. */
export type ClaimedRun = Readonly<{ id: string; job: string; dueAt: Date; attempts: number }>;

/** Dates that were missed longer ago are not made up for: runs are not stored for longer either. */
const MAX_MISSED_MS = 90 * 24 * 60 * 60 * 1000;

/**
 * Saves every date of the schedules that has come since the last one saved, each once, whoever else does the same (JOB-3). Of a job whose missed
 * dates need no run of their own, all but the last are saved as skipped. A clock that was set back makes no date come again.
 */
export async function saveDueRuns(strapi: Core.Strapi, jobs: readonly ScheduledJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const { TIME_ZONE } = appOf(strapi).settings;

  await inTransaction(strapi, async (db) => {
    const ids = jobs.map(({ id }) => id);
    // A clock that was wrong, years ahead, must not put off the dates to come once it is right again.
    await execute(
      db,
      `insert into cordee.job (id) select unnest(:ids::text[])
       on conflict (id) do update set since = cordee.now() where job.since > cordee.now()`,
      { ids },
    );
    const known = await rows<{ job: string; last: Date; now: Date }>(
      db,
      `select j.id as job, coalesce((select max(r.due_at) from cordee.job_run r
                   where r.job = j.id and r.requested_by is null and r.due_at <= cordee.now()), j.since) as last,
         cordee.now() as now
       from cordee.job j where j.id = any(:ids)`,
      { ids },
    );
    const due = known.flatMap(({ job: id, last, now }) => {
      const job = jobs.find((each) => each.id === id);
      const after = new Date(Math.max(last.getTime(), now.getTime() - MAX_MISSED_MS));
      const dates = job ? dueDates(job.schedule, { after, until: now }, TIME_ZONE) : [];
      return dates.map((at, index) => ({ job: id, at, skipped: job?.missed === 'last' && index < dates.length - 1 }));
    });
    if (due.length > 0) await insertRuns(db, due);
  });
}

async function insertRuns(db: Db, due: readonly { job: string; at: Date; skipped: boolean }[]): Promise<void> {
  await execute(
    db,
    `insert into cordee.job_run (job, due_at, state, ended_at)
     select d.job, d.at, case when d.skipped then 'skipped' else 'waiting' end, case when d.skipped then cordee.now() end
     from unnest(:jobs::text[], :dates::timestamptz[], :skipped::boolean[]) d (job, at, skipped)
     on conflict (job, due_at) where requested_by is null do nothing`,
    { jobs: due.map(({ job }) => job), dates: due.map(({ at }) => at.toISOString()), skipped: due.map(({ skipped }) => skipped) },
  );
}

/** Saves a run of its own that a member of staff requests now; does nothing while an earlier request waits. */
export async function requestRun(db: Db, { job, by }: { job: string; by: string }): Promise<void> {
  await execute(
    db,
    `insert into cordee.job_run (job, due_at, requested_by) values (:job, cordee.now(), :by)
     on conflict (job) where requested_by is not null and state = 'waiting' do nothing`,
    { job, by },
  );
  // One that was requested before and failed is tried again at once; one that is running is left alone.
  await execute(
    db,
    `update cordee.job_run set retry_at = cordee.now() where id = (
       select id from cordee.job_run where job = :job and requested_by is not null and state = 'waiting' for update skip locked)`,
    { job },
  );
  await notifyJob(db, SCHEDULER);
}

/**
 * Claims one run that is due, of a job that this worker is not running. The claim is committed at once, so that the page of jobs shows what is under
 * way; the lock that counts is the one of `performRun`. A claim of less than two seconds ago is left to whoever made it.
 */
export const claimRun = (db: Db, { known, running }: { known: readonly string[]; running: readonly string[] }) =>
  row<ClaimedRun>(
    db,
    `update cordee.job_run set attempts = attempts + 1, started_at = cordee.now()
     where id = (select id from cordee.job_run
                 where state = 'waiting' and retry_at <= cordee.now() and job = any(:known) and job <> all(:running)
                   and (started_at is null or started_at not between cordee.now() - interval '2 seconds' and cordee.now() + interval '2 seconds')
                 order by retry_at, id limit 1 for update skip locked)
     returning id, job, due_at as "dueAt", attempts`,
    { known, running },
  );

/** Runs a job: its effect and the mark of its run are committed together. A run that fails is due again, later each time. (JOB-3) */
export async function performRun(strapi: Core.Strapi, job: ScheduledJob, run: ClaimedRun): Promise<void> {
  const began = performance.now();
  try {
    await withinLimit(
      withRequestId(null, () =>
        inTransaction(strapi, async (db) => {
          const claimed = await row(
            db,
            `select from cordee.job_run where id = :id and attempts = :attempts and state = 'waiting' for update skip locked`,
            run,
          );
          if (!claimed) return;

          const result = await job.run({ strapi, db, dueAt: run.dueAt });
          await settleRun(db, job, run, { result, duration: performance.now() - began });
        }),
      ),
    );
  } catch (error) {
    strapi.log.error(`the job ${job.id} failed, attempt ${run.attempts}: ${stackOf(error)}`);
    await execute(
      strapi.db.connection,
      `update cordee.job_run set failure = :failure, started_at = null, duration_ms = :duration,
         retry_at = cordee.now() + make_interval(secs => :wait)
       where id = :id and attempts = :attempts and state = 'waiting'`,
      {
        id: run.id,
        attempts: run.attempts,
        failure: failureText(error),
        wait: backoff(run.attempts),
        duration: Math.round(performance.now() - began),
      },
    );
  }
}

/** Marks a run as done; of a job whose missed dates need no run of their own, earlier dates that still wait are skipped. */
async function settleRun(
  db: Db,
  job: ScheduledJob,
  run: ClaimedRun,
  { result, duration }: { result: object; duration: number },
): Promise<void> {
  await execute(
    db,
    `update cordee.job_run set state = 'done', result = :result, duration_ms = :duration,
       ended_at = cordee.now() + make_interval(secs => cast(:duration as float) / 1000) where id = :id`,
    { id: run.id, result: JSON.stringify(result), duration: Math.round(duration) },
  );
  await execute(db, 'update cordee.job set alerted_for = null where id = :job and alerted_for is not null', { job: job.id });
  if (job.missed === 'last')
    await execute(
      db,
      `update cordee.job_run set state = 'skipped', ended_at = cordee.now() where id in (
         select id from cordee.job_run where job = :job and state = 'waiting' and due_at < :dueAt for update skip locked)`,
      { job: job.id, dueAt: run.dueAt },
    );
}
