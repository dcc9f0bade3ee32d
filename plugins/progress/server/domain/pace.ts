import { type Day, daysFrom, plusDays } from '@cordee/kernel/pure';

/** What a pace is counted from: the access and what of the required content is done, both in seconds of content. */
export type PaceInput = Readonly<{
  startsOn: Day;
  endsOn: Day;
  today: Day;
  /** All that is required. */
  length: number;
  /** Done by now. */
  completed: number;
  /** Done before the first day: seen in another course, or in another session. (LRN-15) */
  before: number;
}>;

/**
 * How a person goes along. `even`: the part of the required content (0 to 1) that an even pace would have done by the end
 * of today. `arrival`: the day on which everything will be done if they go on as they have since the first day; null when
 * there is no telling yet. `spare`: days between that arrival and the last day, negative when it comes too late.
 */
export type Pace = Readonly<{ even: number; arrival: Day | null; spare: number | null }>;

/** Days to have gone before a forecast is worth saying. */
const MIN_DAYS = 3;

/** An arrival further away than this, in days, is no forecast. */
const MAX_DAYS = 730;

/** The even pace and the forecast of a climb: the one function behind the marker, the sentence and the tables. (LRN-11) */
export function paceOf({ startsOn, endsOn, today, length, completed, before }: PaceInput): Pace {
  const days = daysFrom(startsOn, endsOn) + 1;
  const gone = Math.min(Math.max(daysFrom(startsOn, today) + 1, 0), days);
  const even = length === 0 ? 1 : (before + (length - before) * (gone / days)) / length;
  const left = length - completed;
  const done = completed - before;
  const ahead = Math.ceil((left * gone) / done);
  if (left <= 0 || gone < MIN_DAYS || done <= 0 || ahead > MAX_DAYS) return { even, arrival: null, spare: null };

  const arrival = plusDays(today, ahead);
  return { even, arrival, spare: daysFrom(arrival, endsOn) };
}
