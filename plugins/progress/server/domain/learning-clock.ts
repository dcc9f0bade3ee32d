import { mergeRanges } from './played-ranges.ts';

/** A stretch of the clock in milliseconds since 1970, the end not included. */
export type ClockRange = readonly [from: number, to: number];

/**
 * The clock of a person for one report: when the page that reports was served, when the report was made, and the stretches against
 * which progress was counted before, in any lesson.
 */
export type LearningClock = Readonly<{ servedAt: Date; reportedAt: Date; spent: readonly ClockRange[] }>;

/** How many seconds of a film may be played per second of clock, and how many a page may be ahead when it is served. (LRN-13) */
const MAX_SPEED = 2.1;
const HEAD_START_SECONDS = 5;

/** A text takes at least this share of its reading time. (LRN-13) */
const MIN_READING_SHARE = 1 / 3;

/** The least time, in milliseconds, in which so many seconds of a film can be played. (LRN-13) */
export const playingTime = (seconds: number): number => Math.ceil((seconds / MAX_SPEED) * 1000);

/** The least time, in milliseconds, in which a text of this reading time, in seconds, can be read. (LRN-13) */
export const minReadingTime = (readingSeconds: number): number => Math.ceil(readingSeconds * MIN_READING_SHARE * 1000);

/**
 * Spends so many milliseconds of the clock between the serving of the page and its report: the earliest that were not spent before, so
 * that as many as can be are left for pages that were served later. `missing`: how many there were too few; nothing is spent then.
 */
export function spendClock({ servedAt, reportedAt, spent }: LearningClock, milliseconds: number): { spent: ClockRange[]; missing: number } {
  const from = servedAt.getTime() - playingTime(HEAD_START_SECONDS);
  let missing = milliseconds;
  const taken: ClockRange[] = [];
  for (const [start, end] of freeStretches(spent, [from, reportedAt.getTime()])) {
    const part = Math.min(end - start, missing);
    if (part > 0) taken.push([start, start + part]);
    missing -= part;
  }
  return { spent: missing > 0 ? [...spent] : mergeRanges([...spent, ...taken]), missing };
}

/** What is left of a stretch between those that were spent. */
function freeStretches(spent: readonly ClockRange[], [from, to]: ClockRange): ClockRange[] {
  const free: ClockRange[] = [];
  let start = from;
  for (const [spentFrom, spentTo] of mergeRanges(spent)) {
    if (spentFrom > start) free.push([start, Math.min(spentFrom, to)]);
    start = Math.max(start, spentTo);
  }
  free.push([start, to]);
  return free.filter(([first, last]) => first < last);
}
