import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { progressEvents } from '../events.ts';
import { awardEarned, type CourseLearner } from './badge-store.ts';

/** Awards these learners the badges of the themes they have validated by now, and announces each. (LRN-16) */
export async function awardBadges(strapi: Core.Strapi, db: Db, learners: readonly CourseLearner[]): Promise<void> {
  await progressEvents.announceEach(strapi, db, 'badge-won', await awardEarned(db, learners));
}
