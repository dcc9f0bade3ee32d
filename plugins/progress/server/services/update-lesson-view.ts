import { type CourseId, type LessonId, saveFoundDuration } from '@cordee/courses';
import { appOf, type Db, inTransaction } from '@cordee/kernel';
import type { Refusal } from '@cordee/kernel/pure';
import { type AccessCaller, requireFollowingSince, saveStarted } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { LearningClock } from '../domain/learning-clock.ts';
import type { CountedView, LessonRequirement, LessonView } from '../domain/lesson-view.ts';
import { servedAtOf } from '../domain/page-stamp.ts';
import { FasterThanClock, FilmReplaced, LessonNotFound, PageRefused, ReadTooFast } from '../domain/refusals.ts';
import { progressEvents } from '../events.ts';
import { announceBadges } from './award-badges.ts';
import { awardForLesson, lockBadgesOf } from './badge-store.ts';
import { finishCompleted } from './finish-completed.ts';
import { type LessonRef, lockLessonView, saveLessonView } from './lesson-view-store.ts';

/** What reports: the page of a lesson, with the stamp that it was served with. */
type ReportingPage = { caller: AccessCaller; course: CourseId; lesson: LessonId; page: string };

type Decide = (view: LessonView, requirement: LessonRequirement, clock: LearningClock) => CountedView;

/**
 * Locks a person's view of a lesson, lets `decide` change it, saves it, and announces a lesson newly seen. Once the access is over, its clock
 * stands still: what needs more of it is refused with that reason, since it will never count. (H-89)
 * @throws CourseNotFound, AccessNotYet, AccessEnded, SlotNeeded, LessonNotFound, PageRefused, FilmReplaced and what `decide` throws
 */
export async function updateLessonView(strapi: Core.Strapi, reporting: ReportingPage, decide: Decide): Promise<LessonView> {
  const { caller, course, lesson } = reporting;
  const person = caller.person.id;
  const servedAt = servedAtOf(reporting.page, { person, lesson }, appOf(strapi).settings.LINK_SECRET);
  const { access, over } = await requireFollowingSince(strapi, caller, course, servedAt ?? caller.now);
  const ref = { person, course, lesson, testersOnly: access.part === 'open-to-testers' };

  return inTransaction(strapi, async (db) => {
    const locked = await lockLessonView(db, ref);
    if (!locked) throw new LessonNotFound({ lesson });
    if (!servedAt) throw new PageRefused({ lesson });
    if (locked.filmSince && servedAt < locked.filmSince) throw new FilmReplaced({ lesson });

    const clock = { servedAt, reportedAt: over?.until ?? caller.now, spent: locked.spent };
    const counted = explainingEnd(over?.refusal, () => decide(locked.view, locked.requirement, clock));
    if (counted.otherDuration) await saveFoundDuration(db, lesson, counted.otherDuration);
    if (counted.view === locked.view) return locked.view;
    await saveLessonView(db, ref, counted);
    if (counted.view.seenAt && !locked.view.seenAt) await announceSeen(strapi, db, ref, clock.reportedAt);
    // After what may lock the session, which staff lock before the membership.
    await saveStarted(strapi, db, caller, { course, at: clock.reportedAt });
    return counted.view;
  });
}

function explainingEnd<T>(refusal: Refusal | undefined, decide: () => T): T {
  try {
    return decide();
  } catch (error) {
    throw refusal && (error instanceof FasterThanClock || error instanceof ReadTooFast) ? refusal : error;
  }
}

/** Announces a lesson newly seen, and awards badges: it may be the last of its theme, and of the course, here and in the person's other courses. (LRN-16) */
async function announceSeen(strapi: Core.Strapi, db: Db, { person, course, lesson, testersOnly }: LessonRef, at: Date): Promise<void> {
  await progressEvents.announce(strapi, db, 'lesson-seen', { person, lesson });
  await lockBadgesOf(db, person);
  const won = await awardForLesson(db, { person, lesson, course: testersOnly ? null : course });
  await announceBadges(strapi, db, won);
  if (won.length > 0) await finishCompleted(strapi, db, won, at);
}
