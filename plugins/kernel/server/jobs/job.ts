import type { Core } from '@strapi/strapi';
import { appOf } from '../base/app.ts';
import { type Db, execute } from '../base/transaction.ts';
import type { Schedule } from './schedule.ts';

declare module '../base/app.ts' {
  interface PluginDefinition {
    /** Background jobs: queues and scheduled jobs, which the worker handles and the admin lists. */
    readonly jobs?: readonly Job[];
  }
}

/** A text for staff in both languages. */
type Text = Readonly<{ fr: string; en: string }>;

/** The numbers that a run of a scheduled job reports, by name: how many rows it deleted, for instance. */
type JobResult = Readonly<Record<string, number>>;

/**
 * A scheduled job (cron): work that comes due by the clock. `run` works in one transaction, in which its run is also marked as done: it may be
 * killed at any moment, run late or requested twice, and its effect is that of one run. It must not talk to the network: it makes rows
 * of a queue due instead. (JOB-3)
 */
export type ScheduledJob = Readonly<{
  id: string;
  /** What staff call it. */
  name: Text;
  schedule: Schedule;
  /**
   * What becomes of the dates that were missed while no worker ran: `each` is run (a report of its own day), or the `last` one only, the
   * earlier ones being skipped (a purge).
   */
  missed: 'each' | 'last';
  /** What a run did, as an ICU message of its result: `{count, plural, one {# ligne supprimée} other {# lignes supprimées}}`. */
  did: Text;
  /** `dueAt` is the date of the schedule that is run, however late: dates are reckoned from it, not from the present. (H-47) */
  run: (tools: { strapi: Core.Strapi; db: Db; dueAt: Date }) => Promise<JobResult>;
}>;

/**
 * A queue job: handles the rows of a table that are due, one at a time and each by itself, so that one that fails delays no other.
 * Made by `transactionalQueue` or, when the work talks to the network, by `leasedQueue`.
 */
export type QueueJob = Readonly<{
  id: string;
  /** What staff call it. */
  name: Text;
  queue: Queue;
  /** How many rows a worker handles at the same time; one by default. */
  concurrency?: number;
  /** Handles one row that is due; resolves with false when there is none that no other worker has claimed. */
  runNext: (strapi: Core.Strapi) => Promise<boolean>;
}>;

/** Where the rows of a queue lie, as SQL over the alias `q`. The table has the columns `attempts` and `failure` (or `failure` names another). */
export type Queue = Readonly<{
  table: string;
  /** The column that says when the row is due. */
  due: string;
  /** The condition of rows that are still to be handled; an index of the due rows has the same condition. */
  waiting: string;
  /** The condition of the waiting rows whose last attempt failed and which nobody is handling. */
  failing?: string;
  /** The column with the words of the last failure. */
  failure?: string;
  /** What the row is called in the list of failures: its kind, no personal data. */
  label: string;
  /**
   * The rows that this release knows how to handle, if others may lie in the table: the column and its values. The others wait for the
   * release that knows them.
   */
  known?: Readonly<{ column: string; values: (strapi: Core.Strapi) => readonly string[] }>;
  /** After how many failed attempts of a row staff are alerted, 9 by default; `never` when a failure is no news to them. */
  alertAfter?: number | 'never';
}>;

export type Job = ScheduledJob | QueueJob;

export const isScheduled = (job: Job): job is ScheduledJob => 'schedule' in job;

/** The jobs of all plugins. */
export const jobsOf = (strapi: Core.Strapi): readonly Job[] => appOf(strapi).plugins.flatMap((plugin) => plugin.jobs ?? []);

export const scheduledJobsOf = (strapi: Core.Strapi): readonly ScheduledJob[] => jobsOf(strapi).filter(isScheduled);

export const queueJobsOf = (strapi: Core.Strapi): readonly QueueJob[] => jobsOf(strapi).flatMap((job) => (isScheduled(job) ? [] : [job]));

/** The SQL condition of the rows of a queue that wait and that this release knows how to handle. */
export function waitingRows(strapi: Core.Strapi, { waiting, known }: Queue): string {
  if (!known) return `(${waiting})`;

  const values = known.values(strapi).map((value) => `'${value.replaceAll("'", "''")}'`);
  return `(${waiting} and ${known.column} = any(array[${values.join(', ')}]::text[]))`;
}

/** The loop of the worker that runs scheduled jobs. */
export const SCHEDULER = 'kernel.scheduler';

/** Wakes the workers' loop of one job once this transaction is committed: something may be due at once. */
export async function notifyJob(db: Db, job: string): Promise<void> {
  await execute(db, `select pg_notify('cordee_work', :job)`, { job });
}
