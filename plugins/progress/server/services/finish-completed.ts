import type { Db } from '@cordee/kernel';
import { saveFinished } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import { progressEvents } from '../events.ts';
import { type CourseLearner, completedBy } from './badge-store.ts';

/**
 * Notes that those of these learners who have done all that their course requires (`cordee.completed_course`) have finished it in each of their
 * sessions, at `at`, and announces it. Whoever had finished before keeps that date. (ROT-2)
 */
export async function finishCompleted(strapi: Core.Strapi, db: Db, learners: readonly CourseLearner[], at: Date): Promise<void> {
  const finished = await saveFinished(strapi, db, await completedBy(db, learners), at);
  await progressEvents.announceEach(strapi, db, 'course-finished', finished);
}
