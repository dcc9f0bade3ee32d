import type { Core } from '@strapi/strapi';
import { appOf } from './app.ts';
import { type Db, execute, row } from './transaction.ts';

const pendingReads = new WeakMap<Core.Strapi, Promise<Date>>();

/**
 * Reads the clock of the app (`cordee.now()`), for code that has no `caller.now`. Concurrent calls share one query, so that a burst of
 * requests costs one; a transaction reads it over its own connection `db`: one that waited for another could wait for itself.
 */
export function currentTime(strapi: Core.Strapi, db?: Db): Promise<Date> {
  if (db) return readClock(db);

  const read = pendingReads.get(strapi) ?? readClock(strapi.db.connection).finally(() => pendingReads.delete(strapi));
  pendingReads.set(strapi, read);
  return read;
}

async function readClock(db: Db): Promise<Date> {
  const clock = await row<{ now: Date }>(db, 'select cordee.now() as now');
  if (!clock) throw new Error('The table cordee.clock has no row.');
  return clock.now;
}

/** Shifts the clock of the app by a PostgreSQL interval such as `3 days`. @throws Error unless the app runs with DEMO=true */
export async function shiftClock(strapi: Core.Strapi, interval: string): Promise<void> {
  if (!appOf(strapi).settings.DEMO) throw new Error('The clock can be shifted in a demo house only (DEMO=true).');

  await execute(strapi.db.connection, 'update cordee.clock set ahead = :ahead', { ahead: interval });
}
