import type { Core } from '@strapi/strapi';
import { appOf } from '../plugin.ts';
import { withRequestId } from '../request-id.ts';
import { type Db, inTransaction } from '../transaction.ts';

/**
 * Something that comes due by the clock and not by an event, such as a message for the first day. `run` takes one thing
 * that is due, with `for update skip locked`, does it, and says whether there was one; it runs in one transaction, so that
 * a killed worker leaves nothing half done. Each duty is a lane of the worker: one that fails holds up no other.
 */
export type Job = Readonly<{ id: string; run: (tools: { strapi: Core.Strapi; db: Db }) => Promise<boolean> }>;

/** The duties of all rooms. */
export const jobsOf = (strapi: Core.Strapi): readonly Job[] => appOf(strapi).plugins.flatMap((plugin) => plugin.jobs ?? []);

/** Does one thing that is due; false when nothing is, or when all of it is in other hands. */
export const runJob = (strapi: Core.Strapi, job: Job): Promise<boolean> =>
  withRequestId(null, () => inTransaction(strapi, (db) => job.run({ strapi, db })));

/** Wakes the workers once this transaction is saved: something may be due at once. */
export async function notifyWorkers(db: Db): Promise<void> {
  await db.raw(`select pg_notify('cordee_work', '')`);
}
