import { type AskingAs, inTransaction } from '@cordee/kernel';
import { mayFollow } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { Demand, LessonView } from '../domain/lesson-view.ts';
import { LessonNotFound } from '../domain/refusals.ts';
import { progressEvents } from '../events.ts';
import { lockView, saveView } from './lesson-view-store.ts';

type Where = { asking: AskingAs<'person'>; course: string; lesson: string };

/**
 * Locks a person's view of a lesson, lets `decide` change it, saves it, and announces a lesson newly seen.
 * @throws CourseNotFound, AccessNotYet, AccessEnded, LessonNotFound and whatever `decide` refuses
 */
export async function changeView(
  strapi: Core.Strapi,
  { asking, course, lesson }: Where,
  decide: (view: LessonView, demand: Demand) => LessonView,
): Promise<LessonView> {
  const { part } = await mayFollow(strapi, asking, course);
  const place = { person: asking.person.id, course, lesson, testersOnly: part === 'open-to-testers' };

  return inTransaction(strapi, async (db) => {
    const locked = await lockView(db, place);
    if (!locked) throw new LessonNotFound({ lesson });

    const view = decide(locked.view, locked.demand);
    await saveView(db, place, view);
    if (view.seenAt && !locked.view.seenAt) await progressEvents.announce(strapi, db, 'lesson-seen', { person: place.person, lesson });
    return view;
  });
}
