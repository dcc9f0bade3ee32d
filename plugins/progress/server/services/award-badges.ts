import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { progressEvents } from '../events.ts';
import { awardEarned, type Badge, type CourseLearner } from './badge-store.ts';
import { finishCompleted } from './finish-completed.ts';

/**
 * Awards these learners the badges of the themes they have validated by now, and announces each; `at`: when that happened which may have earned
 * them. Whoever has done all that their course requires has finished it since. (LRN-16)
 */
export async function awardBadges(strapi: Core.Strapi, db: Db, learners: readonly CourseLearner[], at: Date): Promise<void> {
  await announceBadges(strapi, db, await awardEarned(db, learners));
  await finishCompleted(strapi, db, learners, at);
}

/** Announces badges that have just been won. */
export const announceBadges = (strapi: Core.Strapi, db: Db, badges: readonly Badge[]): Promise<void> =>
  progressEvents.announceEach(strapi, db, 'badge-won', badges);
