import type { CourseId, LessonId } from '@cordee/courses';
import { type Db, inTransaction } from '@cordee/kernel';
import { type AccessCaller, requireAccess } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { LessonRequirement, LessonView } from '../domain/lesson-view.ts';
import { LessonNotFound } from '../domain/refusals.ts';
import { progressEvents } from '../events.ts';
import { announceBadges } from './award-badges.ts';
import { awardForLesson, lockBadgesOf } from './badge-store.ts';
import { type LessonRef, lockLessonView, saveLessonView } from './lesson-view-store.ts';

type UpdateTarget = { caller: AccessCaller; course: CourseId; lesson: LessonId };

/**
 * Locks a person's view of a lesson, lets `decide` change it, saves it, and announces a lesson newly seen.
 * @throws CourseNotFound, AccessNotYet, AccessEnded, LessonNotFound and what `decide` throws
 */
export async function updateLessonView(
  strapi: Core.Strapi,
  { caller, course, lesson }: UpdateTarget,
  decide: (view: LessonView, requirement: LessonRequirement) => LessonView,
): Promise<LessonView> {
  const { part } = await requireAccess(strapi, caller, course);
  const ref = { person: caller.person.id, course, lesson, testersOnly: part === 'open-to-testers' };

  return inTransaction(strapi, async (db) => {
    const locked = await lockLessonView(db, ref);
    if (!locked) throw new LessonNotFound({ lesson });

    const view = decide(locked.view, locked.requirement);
    await saveLessonView(db, ref, view);
    if (view.seenAt && !locked.view.seenAt) await announceSeen(strapi, db, ref);
    return view;
  });
}

/** Announces a lesson newly seen, and awards badges: it may be the last of its theme, here and in the person's other courses. (LRN-16) */
async function announceSeen(strapi: Core.Strapi, db: Db, { person, course, lesson, testersOnly }: LessonRef): Promise<void> {
  await progressEvents.announce(strapi, db, 'lesson-seen', { person, lesson });
  await lockBadgesOf(db, person);
  await announceBadges(strapi, db, await awardForLesson(db, { person, lesson, course: testersOnly ? null : course }));
}
