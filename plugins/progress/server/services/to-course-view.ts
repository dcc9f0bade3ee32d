import { dayIn } from '@cordee/kernel';
import { type CourseAccess, type DaysHeld, isFollowing } from '@cordee/seats';
import type { CourseProgress, LessonSummary, NextLesson } from '../../api.ts';
import { progressOf } from '../domain/course-progress.ts';
import { keptThemes } from '../domain/kept.ts';
import type { KeptRow } from './kept-store.ts';
import type { OutlineLesson } from './lesson-view-store.ts';

/** A lesson of an outline, as the API returns it. */
export const toLessonSummary = ({ lesson, title, kind, duration, watched, position, seenAt }: OutlineLesson): LessonSummary => ({
  id: lesson,
  title,
  kind,
  duration,
  watched,
  position,
  seen: seenAt !== null,
});

/** The progress of a person in a course, and what they did of it that it no longer shows, as the API returns it. (LRN-11, LRN-16) */
export function toCourseView(
  access: CourseAccess,
  outline: readonly [OutlineLesson, ...OutlineLesson[]],
  { daysHeld, ...when }: { today: string; timeZone: string; daysHeld: DaysHeld },
  kept: readonly KeptRow[],
): CourseProgress {
  const { session, reference, startsOn, endsOn, finishedAt } = access;
  const following = isFollowing(access, when.today);
  const held = session === null ? null : (daysHeld.get(session) ?? null);
  const period = { startsOn, endsOn, following, held, ...when };
  const { segments, lessons, seen, left, watched, next, pace, you, even } = progressOf(outline, period);
  return {
    id: outline[0].course,
    title: outline[0].courseTitle,
    language: outline[0].language,
    reference,
    startsOn,
    endsOn,
    following,
    finishedOn: finishedAt && dayIn(when.timeZone, new Date(finishedAt)),
    lessons,
    seen,
    left,
    watched,
    next: next && toNextLesson(next),
    arrival: pace?.arrival ?? null,
    spare: pace?.spare ?? null,
    map: { segments: [...segments], you, even, exam: outline[0].certifying },
    kept: keptThemes(kept),
  };
}

const toNextLesson = (lesson: OutlineLesson): NextLesson => ({
  ...toLessonSummary(lesson),
  theme: lesson.themeTitle,
  colour: lesson.colour,
  module: lesson.moduleTitle,
});
