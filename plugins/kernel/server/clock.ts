import type { Core } from '@strapi/strapi';
import { houseOf } from './room.ts';

/** Shifts the house clock by an interval such as `3 days`. Demo houses and tests only. */
export async function setClockAhead(strapi: Core.Strapi, ahead: string): Promise<void> {
  if (!houseOf(strapi).settings.DEMO) throw new Error('the clock can be shifted in a demo house only');

  await strapi.db.connection.raw('update cordee.clock set ahead = :ahead', { ahead });
}
