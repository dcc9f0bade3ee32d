import { type Day, daysFrom, plusDays } from '@cordee/kernel/pure';

/** What a pace is computed from: the dates of the access and the required content, in seconds of content. */
export type PaceInput = Readonly<{
  startsOn: Day;
  endsOn: Day;
  today: Day;
  /** All required content. */
  length: number;
  /** Completed by now. */
  completed: number;
  /** Completed before the first day, in another course or another session. (LRN-15) */
  before: number;
  /** In a slot session, on how many days until today the person held a slot: the days of a pace. Null in a licence session. (TEAM-5) */
  daysHeld: number | null;
}>;

/**
 * The pace of a person in a course. `even`: the share of the required content (0 to 1) that an even pace would have completed by the
 * end of today. `arrival`: the forecast, the day on which everything will be completed at the pace since the first day; null when it
 * cannot be computed yet. `spare`: days between that arrival and the last day, negative when it comes too late.
 */
export type Pace = Readonly<{ even: number; arrival: Day | null; spare: number | null }>;

/** How many days must have elapsed before a forecast is made. */
const MIN_ELAPSED_DAYS = 3;

/** How many days ahead an arrival may be to count as a forecast. */
const MAX_FORECAST_DAYS = 730;

/**
 * Computes the even pace and the forecast: the one function behind the marker on the course map, the message and the tables. In a slot session the days
 * without a slot are no days of it; whoever holds one is taken to keep it. (LRN-11, TEAM-5)
 */
export function paceOf({ startsOn, endsOn, today, length, completed, before, daysHeld }: PaceInput): Pace {
  const all = daysFrom(startsOn, endsOn) + 1;
  const passed = Math.min(Math.max(daysFrom(startsOn, today) + 1, 0), all);
  const elapsed = daysHeld ?? passed;
  const days = Math.max(elapsed + all - passed, 1);
  const even = length === 0 ? 1 : (before + (length - before) * (elapsed / days)) / length;
  const left = length - completed;
  const done = completed - before;
  const daysAhead = Math.ceil((left * elapsed) / done);
  if (left <= 0 || elapsed < MIN_ELAPSED_DAYS || done <= 0 || daysAhead > MAX_FORECAST_DAYS) return { even, arrival: null, spare: null };

  const arrival = plusDays(today, daysAhead);
  return { even, arrival, spare: daysFrom(arrival, endsOn) };
}
