/** A stretch of a film that was really played, in seconds. */
export type PlayedRange = readonly [from: number, to: number];

/** A gap that small between two stretches is a player's imprecision, in seconds. */
const IMPRECISION = 0.5;

/** The stretches as few as they can be: sorted, apart from each other. */
export function mergeRanges(ranges: readonly PlayedRange[]): PlayedRange[] {
  const result: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1] + IMPRECISION) last[1] = Math.max(last[1], to);
    else if (from < to) result.push([from, to]);
  }
  return result;
}

/**
 * The stretches of a film whose player says no more than where it stands, now and then: what was jumped over is not
 * in them. (LRN-13)
 */
export class RangeCollector {
  #done: PlayedRange[] = [];
  #open: { from: number; to: number; clock: number } | undefined;

  get ranges(): PlayedRange[] {
    return mergeRanges(this.#open ? [...this.#done, [this.#open.from, this.#open.to]] : this.#done);
  }

  /** The film stands at this second, at this time of the clock in seconds, and plays at this rate. */
  stands(second: number, clock: number, rate: number): void {
    const { from, to } = this.#open && isPlayed(this.#open, { second, clock, rate }) ? this.#open : this.#begin(second);
    this.#open = { from, to: Math.max(to, second), clock };
  }

  /** The film does not play for now, or is sent elsewhere: whatever second comes next begins a new stretch. */
  stops(): void {
    this.#done = this.ranges;
    this.#open = undefined;
  }

  #begin(second: number): { from: number; to: number } {
    this.stops();
    return { from: second, to: second };
  }
}

/** How far a player's word may be ahead of the clock before it is a jump: messages come late, then bunched. In seconds. */
const LATE = 1;

/** How long a player may say nothing and be held to have played on: it speaks several times a second. In seconds. */
const SILENCE = 5;

type Said = Readonly<{ second: number; clock: number; rate: number }>;

/** Whether playing alone can have led from one second to the other in the time that has passed. */
function isPlayed({ to, clock: before }: Readonly<{ to: number; clock: number }>, { second, clock, rate }: Said): boolean {
  const gone = second - to;
  return gone >= 0 && gone <= Math.min(clock - before, SILENCE) * rate + LATE;
}

/**
 * What is reported of a film. Its last frame lies a moment before the second that its editor counted, or the editor
 * counted it roughly: whoever plays it to its end has reached the end of the lesson.
 */
export function reached(
  played: readonly PlayedRange[],
  film: Readonly<{ ended: boolean; position: number; duration: number }>,
): PlayedRange[] {
  const end = film.duration - film.position <= ROUGHLY ? Math.max(film.duration, Math.ceil(film.position)) : Math.ceil(film.position);
  return mergeRanges(played).map(([from, to]) => [from, film.ended && to >= film.position - IMPRECISION ? end : to]);
}

/** By how much the duration that an editor typed may be over, in seconds. */
const ROUGHLY = 2;
