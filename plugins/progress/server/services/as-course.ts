import type { SignedInCaller } from '@cordee/kernel';
import { type Access, placesOf } from '@cordee/seats';
import type { CourseProgress, Next, Reader, Step as StepView } from '../../api.ts';
import { progressOf } from '../domain/course-progress.ts';
import type { Step } from './lesson-view-store.ts';

/** A lesson of an outline, as it goes out. */
export const asStep = ({ lesson, title, kind, duration, watched, position, seenAt }: Step): StepView => ({
  id: lesson,
  title,
  kind,
  duration,
  watched,
  position,
  seen: seenAt !== null,
});

/** Who is reading, and where they have rights today, for the header of the page. (ACC-8) */
export const asReader = ({ person: { firstName, lastName }, rights }: SignedInCaller, today: string): Reader => ({
  firstName,
  name: `${firstName} ${lastName}`.trim(),
  places: placesOf(rights, today),
});

/** How far somebody is in a course, as it goes out. (LRN-11) */
export function asCourse(access: Access, steps: readonly [Step, ...Step[]], when: { today: string; timeZone: string }): CourseProgress {
  const { reference, startsOn, endsOn } = access;
  const { pitches, lessons, seen, left, watched, next, pace, you, even } = progressOf(steps, { startsOn, endsOn, ...when });
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
    next: next && asNext(next),
    arrival: pace?.arrival ?? null,
    spare: pace?.spare ?? null,
    route: { pitches: [...pitches], you, even, exam: steps[0].certifying },
  };
}

const asNext = (step: Step): Next => ({ ...asStep(step), theme: step.themeTitle, colour: step.colour, module: step.moduleTitle });
