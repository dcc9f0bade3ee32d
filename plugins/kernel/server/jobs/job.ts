import type { Core } from '@strapi/strapi';
import { appOf } from '../plugin.ts';
import { withRequestId } from '../request-id.ts';
import { type Db, execute, inTransaction } from '../transaction.ts';

/**
 * A background job (cron): work that comes due by the clock and not by an event, such as a message for the first day. `run` claims one row that
 * is due, with `for update skip locked`, does the work, and resolves with whether there was one. It runs in one transaction: a killed
 * worker leaves nothing half done. Each job has a loop of its own in the worker: one that fails does not delay the others.
 */
export type Job = Readonly<{ id: string; run: (tools: { strapi: Core.Strapi; db: Db }) => Promise<boolean> }>;

/** The jobs of all plugins. */
export const jobsOf = (strapi: Core.Strapi): readonly Job[] => appOf(strapi).plugins.flatMap((plugin) => plugin.jobs ?? []);

/** Runs a job once; resolves with false when nothing is due, or when other workers have claimed all that is. */
export const runJob = (strapi: Core.Strapi, job: Job): Promise<boolean> =>
  withRequestId(null, () => inTransaction(strapi, (db) => job.run({ strapi, db })));

/** Wakes the workers once this transaction is committed: something may be due at once. */
export async function notifyWorkers(db: Db): Promise<void> {
  await execute(db, `select pg_notify('cordee_work', '')`);
}
