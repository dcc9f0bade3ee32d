import { atHour, type Day, type Id } from '@cordee/kernel/pure';
import { completedOf, distinct, lengthOf, type MapSegment, type PlacedLesson, segmentsOf, sum } from './map-segment.ts';
import { nextLesson } from './next-lesson.ts';
import { type Pace, paceOf } from './pace.ts';

/**
 * The dates of an access, null where it has none, today, and whether the person is following the course: who has finished it, or holds no slot,
 * has no pace to keep. `held`: on how many days they held a slot, and since when first; null where none is needed.
 */
export type AccessPeriod = Readonly<{
  startsOn: Day | null;
  endsOn: Day | null;
  today: Day;
  timeZone: string;
  following: boolean;
  held: Readonly<{ days: number; since: Date }> | null;
}>;

/**
 * The progress of a person in a course. Lessons of optional themes are in `lessons` and `seen`, but not in `left`: a course is
 * completed without them. (LRN-11, LRN-12)
 */
export type CourseProgress<L> = Readonly<{
  segments: readonly MapSegment[];
  lessons: number;
  seen: number;
  /** Required lessons that are still to be seen. */
  left: number;
  /** Distinct seconds played. (LRN-14) */
  watched: number;
  next: L | null;
  pace: Pace | null;
  /** The position of the person on the course map, from 0 to 1, and the position of an even pace at the end of today. */
  you: number;
  even: number | null;
}>;

/** Computes the progress of a person from the lessons of a course and what they have done of each. */
export function progressOf<L extends PlacedLesson>(placedLessons: readonly L[], period: AccessPeriod): CourseProgress<L> {
  const lessons = distinct(placedLessons);
  const required = distinct(placedLessons.filter(({ optional }) => !optional));
  const segments = segmentsOf(placedLessons);
  const next = nextLesson(placedLessons);
  const pace = paceIn(required, period);
  return {
    segments,
    lessons: lessons.length,
    seen: lessons.filter(({ seenAt }) => seenAt !== null).length,
    left: required.filter(({ seenAt }) => seenAt === null).length,
    watched: sum(lessons.map(({ watched }) => watched)),
    next,
    pace,
    you: next ? positionOf(segments, next.theme) : 1,
    even: pace && positionAtShare(segments, pace.even),
  };
}

/** What a pace is computed from of a required lesson, each once. */
export type RequiredLesson = Pick<PlacedLesson, 'duration' | 'watched' | 'seenAt'>;

/** The pace of a person in a course; null for who need keep none, or before the first day. (LRN-11) */
export function paceIn(required: readonly RequiredLesson[], period: AccessPeriod): Pace | null {
  const { startsOn, endsOn, today, timeZone, following, held } = period;
  if (!following || startsOn === null || endsOn === null || today < startsOn) return null;

  const start = held?.since ?? atHour(timeZone, startsOn, 0);
  const seenBefore = required.filter(({ seenAt }) => seenAt !== null && seenAt < start);
  return paceOf({
    startsOn,
    endsOn,
    today,
    length: sum(required.map(lengthOf)),
    completed: sum(required.map(completedOf)),
    before: sum(seenBefore.map(lengthOf)),
    daysHeld: held?.days ?? null,
  });
}

/** The position on the course map, from 0 to 1, of a person whose next lesson is in this theme: as far into it as they have completed. */
export function positionOf(segments: readonly MapSegment[], theme: Id<'theme'>): number {
  const index = segments.findIndex((segment) => segment.theme === theme);
  return toPosition(segments, sum(segments.slice(0, index).map(({ length }) => length)) + (segments[index]?.completed ?? 0));
}

/** The position on the course map, from 0 to 1, at which this share of the required content ends; optional segments are skipped. */
export function positionAtShare(segments: readonly MapSegment[], share: number): number {
  let left = share * sum(segments.filter(({ optional }) => !optional).map(({ length }) => length));
  let passed = 0;
  for (const { optional, length } of segments) {
    if (!optional && left <= length) return toPosition(segments, passed + left);
    if (!optional) left -= length;
    passed += length;
  }
  return 1;
}

const toPosition = (segments: readonly MapSegment[], seconds: number) => seconds / Math.max(sum(segments.map(({ length }) => length)), 1);
