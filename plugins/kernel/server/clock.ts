import type { Core } from '@strapi/strapi';
import { appOf } from './plugin.ts';
import { row } from './transaction.ts';

const pendingReads = new WeakMap<Core.Strapi, Promise<Date>>();

/** The time in the house, where no request has brought it; those who ask at once share one answer. */
export function currentTime(strapi: Core.Strapi): Promise<Date> {
  const read = pendingReads.get(strapi) ?? readClock(strapi).finally(() => pendingReads.delete(strapi));
  pendingReads.set(strapi, read);
  return read;
}

async function readClock(strapi: Core.Strapi): Promise<Date> {
  const clock = await row<{ now: Date }>(strapi.db.connection, 'select cordee.now() as now');
  if (!clock) throw new Error('the clock has no row');
  return clock.now;
}

/** Shifts the house clock by an interval such as `3 days`. Demo houses and tests only. */
export async function shiftClock(strapi: Core.Strapi, ahead: string): Promise<void> {
  if (!appOf(strapi).settings.DEMO) throw new Error('the clock can be shifted in a demo house only');

  await strapi.db.connection.raw('update cordee.clock set ahead = :ahead', { ahead });
}
