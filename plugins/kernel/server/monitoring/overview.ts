import type { Core } from '@strapi/strapi';
import { appOf } from '../base/app.ts';
import { maskAddresses } from '../base/caught-error.ts';
import { refusal } from '../base/refusal.ts';
import { type Db, row, rows } from '../base/transaction.ts';
import { holdOf } from '../jobs/installation.ts';
import { type Job, jobsOf, type Queue, queueJobsOf, type ScheduledJob, scheduledJobsOf, waitingRows } from '../jobs/job.ts';
import { nextDue, periodOf } from '../jobs/schedule.ts';
import { queueHealth, scheduledHealth } from './health.ts';

/** The job does not exist in this release. */
const JobNotFound = refusal<{ job: string }>('kernel.job_not_found', 404);

/** A run of a scheduled job, as the page of jobs shows it. */
export type Run = Readonly<{
  id: string;
  dueAt: Date;
  requestedBy: string | null;
  state: 'waiting' | 'done' | 'skipped';
  attempts: number;
  startedAt: Date | null;
  endedAt: Date | null;
  retryAt: Date;
  duration: number | null;
  result: Readonly<Record<string, number>> | null;
  failure: string | null;
}>;

type FailedRow = Readonly<{ label: string | null; attempts: number; failure: string; dueAt: Date }>;

/** How many failed rows of a queue are listed. */
const MAX_FAILURES = 5;

/** How many runs a page of the list has. */
const RUNS_PER_PAGE = 30;

/** Returns the state of every job. (JOB-2) */
export async function viewJobs(strapi: Core.Strapi) {
  const db = strapi.db.connection;
  const [clock, clockWasAt, hold, scheduled, queues, gone] = await Promise.all([
    row<{ now: Date }>(db, 'select cordee.now() as now'),
    row<{ at: Date | null }>(db, `select max(ended_at) as at from cordee.job_run where ended_at > cordee.now() + interval '1 minute'`),
    holdOf(db),
    scheduledStates(db, scheduledJobsOf(strapi)),
    queueStates(strapi, db),
    rowsOfGoneJobs(strapi),
  ]);
  const now = clock?.now ?? new Date();
  const timeZone = appOf(strapi).settings.TIME_ZONE;

  return {
    now,
    timeZone,
    hold: hold ?? null,
    clockWasAt: clockWasAt?.at ?? null,
    scheduled: scheduledJobsOf(strapi).map(({ id, name, schedule, did }) => {
      const { since = now, endedAt = null, lastRun = null, waiting = null } = scheduled.get(id) ?? {};
      const health = scheduledHealth({ since, endedAt, period: periodOf(schedule), waiting }, now);
      return { id, name, schedule, did, health, nextAt: nextDue(schedule, now, timeZone), lastRun, waiting };
    }),
    queues: queueJobsOf(strapi).map(({ id, name }) => {
      const state = queues.get(id) ?? NO_ROWS;
      const { waiting, due, handled, handledAt, failures } = state;
      return { id, name, health: queueHealth(state, now), waiting, due, handled, handledAt, failures };
    }),
    gone,
  };
}

const RUN_COLUMNS = `r.id::text as id, r.due_at as "dueAt", r.requested_by as "requestedBy", r.state, r.attempts, r.started_at as "startedAt",
  r.ended_at as "endedAt", r.retry_at as "retryAt", r.duration_ms as duration, r.result::json as result, r.failure`;

/** Returns the runs of a job, latest first, older than the run whose id is `before`. @throws JobNotFound (JOB-2) */
export async function viewRuns(
  strapi: Core.Strapi,
  { job, before = null }: { job: string; before?: string | null | undefined },
): Promise<{ runs: Run[]; more: boolean }> {
  findJob(strapi, job);
  const runs = await rows<Run>(
    strapi.db.connection,
    `select ${RUN_COLUMNS} from cordee.job_run r
     where r.job = :job and (cast(:before as bigint) is null or r.id < cast(:before as bigint)) order by r.id desc limit :most`,
    { job, before, most: RUNS_PER_PAGE + 1 },
  );
  return { runs: runs.slice(0, RUNS_PER_PAGE), more: runs.length > RUNS_PER_PAGE };
}

/** Returns a job by its id. @throws JobNotFound */
export function findJob(strapi: Core.Strapi, id: string): Job {
  const job = jobsOf(strapi).find((each) => each.id === id);
  if (!job) throw new JobNotFound({ job: id });
  return job;
}

/** What the database knows of a scheduled job. */
type ScheduledState = { since: Date; endedAt: Date | null; lastRun: Run | null; waiting: Run | null };

/** Returns the state of each job: its last run that ended, and its oldest that has not. */
export async function scheduledStates(db: Db, jobs: readonly ScheduledJob[]): Promise<Map<string, ScheduledState>> {
  const [known, last, waiting] = await Promise.all([
    rows<{ id: string; since: Date }>(db, 'select id, since from cordee.job where id = any(:ids)', idsOf(jobs)),
    rows<Run & { job: string }>(
      db,
      `select j.id as job, r.* from unnest(:ids::text[]) j (id) cross join lateral (
         select ${RUN_COLUMNS} from cordee.job_run r where r.job = j.id and r.state = 'done' and r.ended_at <= cordee.now()
         order by r.id desc limit 1) r`,
      idsOf(jobs),
    ),
    rows<Run & { job: string }>(
      db,
      `select distinct on (r.job) r.job, ${RUN_COLUMNS} from cordee.job_run r
       where r.state = 'waiting' and r.job = any(:ids) order by r.job, r.id`,
      idsOf(jobs),
    ),
  ]);
  return new Map(
    known.map(({ id, since }) => {
      const lastRun = last.find(({ job }) => job === id) ?? null;
      return [id, { since, endedAt: lastRun?.endedAt ?? null, lastRun, waiting: waiting.find(({ job }) => job === id) ?? null }];
    }),
  );
}

const idsOf = (jobs: readonly Job[]) => ({ ids: jobs.map(({ id }) => id) });

type QueueState = {
  waiting: number;
  due: number;
  oldestDue: Date | null;
  worstAttempts: number;
  polledAt: Date | null;
  handled: number;
  handledAt: Date | null;
  failures: readonly FailedRow[];
};

const NO_ROWS: QueueState = {
  waiting: 0,
  due: 0,
  oldestDue: null,
  worstAttempts: 0,
  polledAt: null,
  handled: 0,
  handledAt: null,
  failures: [],
};

/** The SQL condition of rows of a queue whose last attempt failed and which nobody is handling. */
export const failingRows = ({ failing, failure = 'failure' }: Queue): string => failing ?? `q.${failure} is not null`;

/** Returns the state of each queue. */
export async function queueStates(strapi: Core.Strapi, db: Db): Promise<Map<string, QueueState>> {
  const jobs = queueJobsOf(strapi);
  // The clock is read once: `cordee.now()` in a filter would be read for every row.
  const counts = jobs.map(({ id, queue }) => {
    const { table, due } = queue;
    const failing = failingRows(queue);
    return `select '${id}' as job, count(*)::integer as waiting, count(*) filter (where q.${due} <= c.now)::integer as due,
        min(q.${due}) filter (where q.${due} <= c.now) as "oldestDue",
        coalesce(max(q.attempts) filter (where ${failing}), 0) as "worstAttempts"
      from ${table} q, (select cordee.now() as now offset 0) c where ${waitingRows(strapi, queue)}`;
  });
  const failures = jobs.map(({ id, queue }) => {
    const { table, due, label, failure = 'failure' } = queue;
    return `(select '${id}' as job, ${label} as label, q.attempts, q.${failure} as failure, q.${due} as "dueAt"
      from ${table} q where ${waitingRows(strapi, queue)} and ${failingRows(queue)} order by q.attempts desc, q.${due} limit ${MAX_FAILURES})`;
  });
  const [states, failed] = await Promise.all([
    rows<QueueState & { job: string }>(
      db,
      `select s.*, j.polled_at as "polledAt", coalesce(j.handled, 0)::integer as handled, j.handled_at as "handledAt"
       from (${counts.join(' union all ')}) s left join cordee.job j on j.id = s.job`,
    ),
    rows<FailedRow & { job: string }>(db, failures.join(' union all ')),
  ]);
  return new Map(
    states.map((state) => [
      state.job,
      {
        ...state,
        failures: failed.flatMap(({ job, ...row }) => (job === state.job ? [{ ...row, failure: maskAddresses(row.failure) }] : [])),
      },
    ]),
  );
}

/** Counts the runs, deliveries and messages that wait for a job, a listener or a template that is not in this release: an older or a newer one may know it. */
const rowsOfGoneJobs = (strapi: Core.Strapi) =>
  rows<{ name: string; waiting: number }>(
    strapi.db.connection,
    `select job as name, count(*)::integer as waiting from cordee.job_run where state = 'waiting' and job <> all(:jobs::text[]) group by job
     union all
     select listener, count(*)::integer from cordee.delivery where done_at is null and listener <> all(:listeners::text[]) group by listener
     union all
     select template, count(*)::integer from cordee.mail
     where state in ('queued', 'unknown', 'sending') and template <> all(:templates::text[]) group by template`,
    {
      jobs: jobsOf(strapi).map(({ id }) => id),
      listeners: appOf(strapi).plugins.flatMap(({ listeners = [] }) => listeners.map(({ id }) => id)),
      templates: appOf(strapi).plugins.flatMap(({ emails = [] }) => emails.map(({ id }) => id)),
    },
  );
