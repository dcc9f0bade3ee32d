import { type Db, inTransaction, type SignedInCaller } from '@cordee/kernel';
import { mayFollow } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { Demand, LessonView } from '../domain/lesson-view.ts';
import { LessonNotFound } from '../domain/refusals.ts';
import { progressEvents } from '../events.ts';
import { followingWith } from './badge-store.ts';
import { giveBadges } from './give-badges.ts';
import { lockView, type Place, saveView } from './lesson-view-store.ts';

type Where = { caller: SignedInCaller; course: string; lesson: string };

/**
 * Locks a person's view of a lesson, lets `decide` change it, saves it, and announces a lesson newly seen.
 * @throws CourseNotFound, AccessNotYet, AccessEnded, LessonNotFound and whatever `decide` refuses
 */
export async function changeView(
  strapi: Core.Strapi,
  { caller, course, lesson }: Where,
  decide: (view: LessonView, demand: Demand) => LessonView,
): Promise<LessonView> {
  const { part } = await mayFollow(strapi, caller, course);
  const place = { person: caller.person.id, course, lesson, testersOnly: part === 'open-to-testers' };

  return inTransaction(strapi, async (db) => {
    const locked = await lockView(db, place);
    if (!locked) throw new LessonNotFound({ lesson });

    const view = decide(locked.view, locked.demand);
    await saveView(db, place, view);
    if (view.seenAt && !locked.view.seenAt) await announceSeen(strapi, db, place);
    return view;
  });
}

/** A lesson newly seen may be the last of its theme, here and in the person's other courses. (LRN-16) */
async function announceSeen(strapi: Core.Strapi, db: Db, { person, course, lesson, testersOnly }: Place): Promise<void> {
  await progressEvents.announce(strapi, db, 'lesson-seen', { person, lesson });
  const courses = await followingWith(db, { person, lesson });
  await giveBadges(strapi, db, testersOnly ? courses : [...courses, { person, course }]);
}
