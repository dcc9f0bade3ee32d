import type { Core } from '@strapi/strapi';
import { houseOf } from './room.ts';
import { type Db, row } from './transaction.ts';

/** The one clock of the house: the database's, which code and SQL both read. */
export async function now(db: Db): Promise<Date> {
  const found = await row<{ now: Date }>(db, 'select cordee.now() as now');
  if (!found) throw new Error('the clock has no row');

  return found.now;
}

/** Shifts the house clock by an interval such as `3 days`. Demo houses and tests only. */
export async function setClockAhead(strapi: Core.Strapi, ahead: string): Promise<void> {
  if (!houseOf(strapi).settings.DEMO) throw new Error('the clock can be shifted in a demo house only');

  await strapi.db.connection.raw('update cordee.clock set ahead = :ahead', { ahead });
}
