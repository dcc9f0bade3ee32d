import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { progressEvents } from '../events.ts';
import { awardEarned, type CourseLearner } from './badge-store.ts';

/** Gives these followers the badges they have earned by now, and announces each. (LRN-16) */
export async function awardBadges(strapi: Core.Strapi, db: Db, learners: readonly CourseLearner[]): Promise<void> {
  await progressEvents.announceEach(strapi, db, 'badge-won', await awardEarned(db, learners));
}
