import { dayOf, isWeekend, numberOf } from './day-number.ts';
import { holidaysBetween } from './public-holidays.ts';

/** Whether week-ends, and whether public holidays, count in a turn: two settings of a session. (ROT-3, ROT-7) */
export type Counting = Readonly<{ weekends: boolean; holidays: boolean }>;

/** The days that count in the turns of a session, by their numbers. */
export type CountedDays = Readonly<{
  total: number;
  /** The first counted day after the Nth of a turn that is assigned on a day: `Infinity` when the turn outlasts the session. */
  turnEnd: (from: number, days: number) => number;
  /** How many days count from a day, included, to another, excluded. */
  between: (from: number, to: number) => number;
}>;

/** Counts the days from a first to a last one, both included. A holiday on a week-end counts only if both do. (ROT-3, ROT-7) */
export function countedDays({ weekends, holidays }: Counting, first: number, last: number): CountedDays {
  const uncounted = new Set(holidays ? [] : holidaysBetween(dayOf(first), dayOf(last)).map(numberOf));
  const counted: number[] = [];
  /** How many days count before each day. */
  const before: number[] = [];
  for (let day = first; day <= last; day++) {
    before.push(counted.length);
    if (!uncounted.has(day) && (weekends || !isWeekend(day))) counted.push(day);
  }
  const countedBefore = (day: number) => before[day - first] ?? counted.length;

  return {
    total: counted.length,
    turnEnd: (from, days) => counted[countedBefore(from) + days] ?? Number.POSITIVE_INFINITY,
    between: (from, to) => countedBefore(to) - countedBefore(from),
  };
}
