import type { Core } from '@strapi/strapi';
import { appOf } from './app.ts';
import { execute, row } from './transaction.ts';

const pendingReads = new WeakMap<Core.Strapi, Promise<Date>>();

/**
 * Reads the clock of the app (`cordee.now()`), for code that has no `caller.now`. Concurrent calls share one query, so that a burst of
 * requests costs one.
 */
export function currentTime(strapi: Core.Strapi): Promise<Date> {
  const read = pendingReads.get(strapi) ?? readClock(strapi).finally(() => pendingReads.delete(strapi));
  pendingReads.set(strapi, read);
  return read;
}

async function readClock(strapi: Core.Strapi): Promise<Date> {
  const clock = await row<{ now: Date }>(strapi.db.connection, 'select cordee.now() as now');
  if (!clock) throw new Error('The table cordee.clock has no row.');
  return clock.now;
}

/** Shifts the clock of the app by a PostgreSQL interval such as `3 days`. @throws Error unless the app runs with DEMO=true */
export async function shiftClock(strapi: Core.Strapi, interval: string): Promise<void> {
  if (!appOf(strapi).settings.DEMO) throw new Error('The clock can be shifted in a demo house only (DEMO=true).');

  await execute(strapi.db.connection, 'update cordee.clock set ahead = :ahead', { ahead: interval });
}
