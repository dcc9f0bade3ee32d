import { atHour, type Day } from '@cordee/kernel/pure';
import { nextLesson } from './next-lesson.ts';
import { type Pace, paceOf } from './pace.ts';
import { climbedOf, distinct, lengthOf, type Pitch, type Placed, pitchesOf, sum } from './pitch.ts';

/** The days of an access, null where it has none, and the day it is. */
export type Span = Readonly<{ startsOn: Day | null; endsOn: Day | null; today: Day; timeZone: string }>;

/**
 * How far a person is in a course. Lessons of optional themes are in `lessons` and `seen`, not in `left`: the route is
 * climbed without them. (LRN-11, LRN-12)
 */
export type CourseProgress<S> = Readonly<{
  pitches: readonly Pitch[];
  lessons: number;
  seen: number;
  /** Required lessons that are still to be seen. */
  left: number;
  /** Distinct seconds played. (LRN-14) */
  watched: number;
  next: S | null;
  pace: Pace | null;
  /** Where the person stands on the route, from 0 to 1, and where an even pace would be by the end of today. */
  you: number;
  even: number | null;
}>;

/** Reads a course's lessons, with what a person has done of them, as their progress. */
export function progressOf<S extends Placed>(steps: readonly S[], span: Span): CourseProgress<S> {
  const lessons = distinct(steps);
  const required = distinct(steps.filter(({ optional }) => !optional));
  const pitches = pitchesOf(steps);
  const next = nextLesson(steps);
  const pace = paceIn(required, span);
  return {
    pitches,
    lessons: lessons.length,
    seen: lessons.filter(({ seenAt }) => seenAt !== null).length,
    left: required.filter(({ seenAt }) => seenAt === null).length,
    watched: sum(lessons.map(({ watched }) => watched)),
    next,
    pace,
    you: next ? standing(pitches, next.theme) : 1,
    even: pace && along(pitches, pace.even),
  };
}

function paceIn(required: readonly Placed[], { startsOn, endsOn, today, timeZone }: Span): Pace | null {
  if (startsOn === null || endsOn === null || today < startsOn) return null;

  const first = atHour(timeZone, startsOn, 0);
  const before = required.filter(({ seenAt }) => seenAt !== null && seenAt < first);
  return paceOf({
    startsOn,
    endsOn,
    today,
    length: sum(required.map(lengthOf)),
    climbed: sum(required.map(climbedOf)),
    before: sum(before.map(lengthOf)),
  });
}

/** Where on the route somebody stands who goes on in this theme: as far into its pitch as they have climbed of it. */
export function standing(pitches: readonly Pitch[], theme: string): number {
  const at = pitches.findIndex((pitch) => pitch.theme === theme);
  return part(pitches, sum(pitches.slice(0, at).map(({ length }) => length)) + (pitches[at]?.climbed ?? 0));
}

/** Where on the route this share of the required content ends; optional pitches are passed over. */
export function along(pitches: readonly Pitch[], share: number): number {
  let left = share * sum(pitches.filter(({ optional }) => !optional).map(({ length }) => length));
  let at = 0;
  for (const { optional, length } of pitches) {
    if (!optional && left <= length) return part(pitches, at + left);
    if (!optional) left -= length;
    at += length;
  }
  return 1;
}

const part = (pitches: readonly Pitch[], seconds: number) => seconds / Math.max(sum(pitches.map(({ length }) => length)), 1);
