import { atHour, type Day } from '@cordee/kernel/pure';
import { completedOf, distinct, lengthOf, type MapSegment, type PlacedLesson, segmentsOf, sum } from './map-segment.ts';
import { nextLesson } from './next-lesson.ts';
import { type Pace, paceOf } from './pace.ts';

/** The days of an access, null where it has none, and the day it is. */
export type AccessPeriod = Readonly<{ startsOn: Day | null; endsOn: Day | null; today: Day; timeZone: string }>;

/**
 * How far a person is in a course. Lessons of optional themes are in `lessons` and `seen`, not in `left`: the route is
 * climbed without them. (LRN-11, LRN-12)
 */
export type CourseProgress<S> = Readonly<{
  segments: readonly MapSegment[];
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
export function progressOf<S extends PlacedLesson>(steps: readonly S[], span: AccessPeriod): CourseProgress<S> {
  const lessons = distinct(steps);
  const required = distinct(steps.filter(({ optional }) => !optional));
  const segments = segmentsOf(steps);
  const next = nextLesson(steps);
  const pace = paceIn(required, span);
  return {
    segments,
    lessons: lessons.length,
    seen: lessons.filter(({ seenAt }) => seenAt !== null).length,
    left: required.filter(({ seenAt }) => seenAt === null).length,
    watched: sum(lessons.map(({ watched }) => watched)),
    next,
    pace,
    you: next ? positionOf(segments, next.theme) : 1,
    even: pace && along(segments, pace.even),
  };
}

function paceIn(required: readonly PlacedLesson[], { startsOn, endsOn, today, timeZone }: AccessPeriod): Pace | null {
  if (startsOn === null || endsOn === null || today < startsOn) return null;

  const first = atHour(timeZone, startsOn, 0);
  const before = required.filter(({ seenAt }) => seenAt !== null && seenAt < first);
  return paceOf({
    startsOn,
    endsOn,
    today,
    length: sum(required.map(lengthOf)),
    completed: sum(required.map(completedOf)),
    before: sum(before.map(lengthOf)),
  });
}

/** Where on the route somebody stands who goes on in this theme: as far into its pitch as they have climbed of it. */
export function positionOf(segments: readonly MapSegment[], theme: string): number {
  const at = segments.findIndex((segment) => segment.theme === theme);
  return part(segments, sum(segments.slice(0, at).map(({ length }) => length)) + (segments[at]?.completed ?? 0));
}

/** Where on the route this share of the required content ends; optional pitches are passed over. */
export function along(segments: readonly MapSegment[], share: number): number {
  let left = share * sum(segments.filter(({ optional }) => !optional).map(({ length }) => length));
  let at = 0;
  for (const { optional, length } of segments) {
    if (!optional && left <= length) return part(segments, at + left);
    if (!optional) left -= length;
    at += length;
  }
  return 1;
}

const part = (segments: readonly MapSegment[], seconds: number) => seconds / Math.max(sum(segments.map(({ length }) => length)), 1);
