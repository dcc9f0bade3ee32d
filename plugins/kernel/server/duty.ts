import type { Core } from '@strapi/strapi';
import { underRequest } from './request.ts';
import { houseOf } from './room.ts';
import { type Db, inTransaction } from './transaction.ts';

/**
 * Something that comes due by the clock and not by an event, such as a message for the first day. `run` takes one thing
 * that is due, with `for update skip locked`, does it, and says whether there was one; it runs in one transaction, so that
 * a killed worker leaves nothing half done. Each duty is a lane of the worker: one that fails holds up no other.
 */
export type Duty = Readonly<{ id: string; run: (tools: { strapi: Core.Strapi; db: Db }) => Promise<boolean> }>;

/** The duties of all rooms. */
export const dutiesOf = (strapi: Core.Strapi): readonly Duty[] => houseOf(strapi).rooms.flatMap((room) => room.duties ?? []);

/** Does one thing that is due; false when nothing is, or when all of it is in other hands. */
export const doOne = (strapi: Core.Strapi, duty: Duty): Promise<boolean> =>
  underRequest(null, () => inTransaction(strapi, (db) => duty.run({ strapi, db })));

/** Wakes the workers once this transaction is saved: something may be due at once. */
export async function wakeWorkers(db: Db): Promise<void> {
  await db.raw(`select pg_notify('cordee_work', '')`);
}
