import type { Core } from '@strapi/strapi';
import { houseOf } from './room.ts';
import { row } from './transaction.ts';

const asked = new WeakMap<Core.Strapi, Promise<Date>>();

/** The time in the house, where no request has brought it; those who ask at once share one answer. */
export function houseNow(strapi: Core.Strapi): Promise<Date> {
  const shared = asked.get(strapi) ?? readClock(strapi).finally(() => asked.delete(strapi));
  asked.set(strapi, shared);
  return shared;
}

async function readClock(strapi: Core.Strapi): Promise<Date> {
  const clock = await row<{ now: Date }>(strapi.db.connection, 'select cordee.now() as now');
  if (!clock) throw new Error('the clock has no row');
  return clock.now;
}

/** Shifts the house clock by an interval such as `3 days`. Demo houses and tests only. */
export async function setClockAhead(strapi: Core.Strapi, ahead: string): Promise<void> {
  if (!houseOf(strapi).settings.DEMO) throw new Error('the clock can be shifted in a demo house only');

  await strapi.db.connection.raw('update cordee.clock set ahead = :ahead', { ahead });
}
