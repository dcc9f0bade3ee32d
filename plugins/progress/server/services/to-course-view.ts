import type { SignedInCaller } from '@cordee/kernel';
import { type CourseAccess, scopesOf } from '@cordee/seats';
import type { CourseProgress, LessonSummary, NextLesson, Reader } from '../../api.ts';
import { progressOf } from '../domain/course-progress.ts';
import type { OutlineLesson } from './lesson-view-store.ts';

/** A lesson of an outline, as it goes out. */
export const toLessonSummary = ({ lesson, title, kind, duration, watched, position, seenAt }: OutlineLesson): LessonSummary => ({
  id: lesson,
  title,
  kind,
  duration,
  watched,
  position,
  seen: seenAt !== null,
});

/** Who is reading, and where they have rights today, for the header of the page. (ACC-8) */
export const toReaderView = ({ person: { firstName, lastName }, rights }: SignedInCaller, today: string): Reader => ({
  firstName,
  name: `${firstName} ${lastName}`.trim(),
  scopes: scopesOf(rights, today),
});

/** How far somebody is in a course, as it goes out. (LRN-11) */
export function toCourseView(
  access: CourseAccess,
  steps: readonly [OutlineLesson, ...OutlineLesson[]],
  when: { today: string; timeZone: string },
): CourseProgress {
  const { reference, startsOn, endsOn } = access;
  const { segments, lessons, seen, left, watched, next, pace, you, even } = progressOf(steps, { startsOn, endsOn, ...when });
  return {
    id: steps[0].course,
    title: steps[0].courseTitle,
    language: steps[0].language,
    reference,
    startsOn,
    endsOn,
    lessons,
    seen,
    left,
    watched,
    next: next && toNextLesson(next),
    arrival: pace?.arrival ?? null,
    spare: pace?.spare ?? null,
    map: { segments: [...segments], you, even, exam: steps[0].certifying },
  };
}

const toNextLesson = (lesson: OutlineLesson): NextLesson => ({
  ...toLessonSummary(lesson),
  theme: lesson.themeTitle,
  colour: lesson.colour,
  module: lesson.moduleTitle,
});
