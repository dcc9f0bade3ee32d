/** A range of a video in whole seconds, the end not included: `[0, 15]` is the first fifteen seconds. */
export type PlayedRange = readonly [from: number, to: number];

/** Merges ranges that overlap or touch; the result is sorted. */
export function mergeRanges(ranges: readonly PlayedRange[]): PlayedRange[] {
  const result: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/**
 * Rounds the ranges that a player reports to whole seconds, at both ends, so that ranges that touch still touch, and limits them
 * to the duration.
 */
export const toWholeSeconds = (reported: readonly PlayedRange[], duration: number): PlayedRange[] =>
  mergeRanges(reported.map(([from, to]) => [within(from, duration), within(to, duration)] as const).filter(([from, to]) => from < to));

const within = (second: number, duration: number) => Math.min(Math.max(Math.round(second), 0), duration);

/** Distinct seconds played, however often they were replayed. (LRN-14) */
export const secondsIn = (ranges: readonly PlayedRange[]): number => ranges.reduce((sum, [from, to]) => sum + to - from, 0);

/** The share of a video that must be played for it to be seen, and how many of its last seconds must be included. (LRN-13) */
const MIN_SHARE = 0.95;
const LAST_SECONDS = 5;

/** Whether a video has been played to the end: 95 % of its seconds, the last five among them. (LRN-13) */
export function playedToTheEnd(ranges: readonly PlayedRange[], duration: number): boolean {
  const end = ranges.at(-1);
  const lastSeconds = end !== undefined && end[1] >= duration && end[0] <= Math.max(duration - LAST_SECONDS, 0);
  return lastSeconds && secondsIn(ranges) >= MIN_SHARE * duration;
}
