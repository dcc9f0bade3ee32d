/** A range of a film that was really played, in seconds. */
export type PlayedRange = readonly [from: number, to: number];

/** A gap of this size between two ranges is a player's imprecision. */
const GAP_TOLERANCE_SECONDS = 0.5;

/** Sorts ranges and merges those that overlap or touch. */
export function mergeRanges(ranges: readonly PlayedRange[]): PlayedRange[] {
  const result: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1] + GAP_TOLERANCE_SECONDS) last[1] = Math.max(last[1], to);
    else if (from < to) result.push([from, to]);
  }
  return result;
}

/** The parts of ranges, in whole seconds, that other ranges do not cover. */
export function subtractRanges(ranges: readonly PlayedRange[], others: readonly PlayedRange[]): PlayedRange[] {
  let left: PlayedRange[] = mergeRanges(ranges);
  for (const [from, to] of others)
    left = left.flatMap(([start, end]) =>
      [[start, Math.min(end, from)] as const, [Math.max(start, to), end] as const].filter(([a, b]) => a < b),
    );
  return left;
}

/** Rounds the ends of ranges to whole seconds, as the CMS counts them: ranges that touch still touch. */
export const toWholeSeconds = (ranges: readonly PlayedRange[]): PlayedRange[] =>
  mergeRanges(ranges.map(([from, to]) => [Math.round(from), Math.round(to)]));

/** A position that a player reported while playing at a rate, and the time at which it did. All times are in seconds. */
export type PlaybackSample = Readonly<{ position: number; clock: number; rate: number }>;

/** Collects the played ranges of a film whose player only reports its position now and then. What was skipped is not included. (LRN-13) */
export class RangeCollector {
  #finished: PlayedRange[] = [];
  #current: { from: number; to: number; clock: number } | undefined;

  get ranges(): PlayedRange[] {
    return mergeRanges(this.#current ? [...this.#finished, [this.#current.from, this.#current.to]] : this.#finished);
  }

  /** Extends the current range to the position of the sample, or starts a new range when the sample is a jump. */
  addSample(sample: PlaybackSample): void {
    const { position, clock } = sample;
    const { from, to } = this.#current && isContinuous(this.#current, sample) ? this.#current : this.#startRange(position);
    this.#current = { from, to: Math.max(to, position), clock };
  }

  /** Ends the current range: playback stopped, or is about to jump. */
  endRange(): void {
    this.#finished = this.ranges;
    this.#current = undefined;
  }

  #startRange(position: number): { from: number; to: number } {
    this.endRange();
    return { from: position, to: position };
  }
}

/** How far a reported position may be ahead of the clock before it counts as a jump: messages may be late, and then come in a burst. */
const MAX_LEAD_SECONDS = 1;

/** How long a player may report nothing and still count as having played on: it reports several times a second. */
const MAX_SILENCE_SECONDS = 5;

/** Whether playing alone can have led from the end of the range to the sample in the time that has passed. */
function isContinuous({ to, clock: before }: Readonly<{ to: number; clock: number }>, { position, clock, rate }: PlaybackSample): boolean {
  const advance = position - to;
  return advance >= 0 && advance <= Math.min(clock - before, MAX_SILENCE_SECONDS) * rate + MAX_LEAD_SECONDS;
}

/** By how much the duration that an editor entered may exceed that of the film. */
const DURATION_TOLERANCE_SECONDS = 2;

/**
 * Returns the played ranges to report. The last frame of a film lies a moment before its duration, and the editor may have rounded the
 * duration: a film that was played to its end is reported as played to the end of the lesson.
 */
export function rangesToReport(
  played: readonly PlayedRange[],
  { ended, position, duration }: Readonly<{ ended: boolean; position: number; duration: number }>,
): PlayedRange[] {
  const end = duration - position <= DURATION_TOLERANCE_SECONDS ? Math.max(duration, Math.ceil(position)) : Math.ceil(position);
  return mergeRanges(played).map(([from, to]) => [from, ended && to >= position - GAP_TOLERANCE_SECONDS ? end : to]);
}
