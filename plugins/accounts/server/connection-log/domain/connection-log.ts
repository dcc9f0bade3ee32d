import { atHour, type Day, dayIn, daysFrom, plusDays } from '@cordee/kernel/pure';
import { ReportRangeInvalid } from './refusals.ts';

/** How long a person still counts as connected after their last activity, in minutes. (ACC-17) */
export const IDLE_MINUTES = 15;

/** A row of the connection log: from a first activity to a last one, with no longer pause in between. */
export type ConnectionLogEntry = Readonly<{ beganAt: Date; seenAt: Date; signedIn: boolean }>;

/** An interval of one day during which a person was connected; `to` is the first moment at which they no longer count. (ACC-17) */
export type ConnectedInterval = Readonly<{ day: Day; from: Date; to: Date; minutes: number }>;

/** The connected intervals of one day, and their sum in minutes. */
export type ConnectedDay = Readonly<{ day: Day; minutes: number; intervals: readonly ConnectedInterval[] }>;

/** A range of days, both ends included. */
export type DateRange = Readonly<{ from: Day; to: Day }>;

/** The longest range that one report covers, in days: three years. */
const MAX_REPORT_DAYS = 1_096;

const MINUTE = 60_000;

/** Checks that a range does not end before it begins and is not too long to report. @throws ReportRangeInvalid (ACC-17) */
export function checkRange({ from, to }: DateRange): void {
  if (to < from || daysFrom(from, to) >= MAX_REPORT_DAYS) throw new ReportRangeInvalid({ longest: MAX_REPORT_DAYS });
}

/**
 * Computes the connected intervals of a person, in order. An interval ends after fifteen minutes without activity, at midnight, and
 * where a new sign-in follows. Minutes are whole: each minute with activity counts once, on however many devices. (ACC-17)
 */
export const connectedIntervals = (connections: readonly ConnectionLogEntry[], timeZone: string): ConnectedInterval[] =>
  mergeEntries(connections).flatMap((span) => splitByDay(span, timeZone));

/** Groups intervals by day, and leaves out the days outside the range. */
export function connectedDays(intervals: readonly ConnectedInterval[], { from, to }: DateRange): ConnectedDay[] {
  const days = Map.groupBy(
    intervals.filter(({ day }) => from <= day && day <= to),
    ({ day }) => day,
  );
  return [...days].map(([day, entries]) => ({ day, intervals: entries, minutes: totalMinutes(entries) }));
}

/** Sums the minutes of the given entries. */
export const totalMinutes = (entries: readonly { minutes: number }[]): number => entries.reduce((sum, { minutes }) => sum + minutes, 0);

type Span = { from: number; to: number; seenAt: number };

function mergeEntries(connections: readonly ConnectionLogEntry[]): Span[] {
  const spans: Span[] = [];
  for (const next of [...connections].sort((a, b) => a.beganAt.getTime() - b.beganAt.getTime())) {
    const [began, seenAt] = [next.beganAt.getTime(), next.seenAt.getTime()];
    const [from, to] = [Math.floor(began / MINUTE) * MINUTE, (Math.floor(seenAt / MINUTE) + 1) * MINUTE];
    const last = spans.at(-1);
    const continuesLast = last && (from <= last.to || (!next.signedIn && began - last.seenAt <= IDLE_MINUTES * MINUTE));
    if (continuesLast) Object.assign(last, { to: Math.max(last.to, to), seenAt: Math.max(last.seenAt, seenAt) });
    else spans.push({ from, to, seenAt });
  }
  return spans;
}

function splitByDay({ from, to }: Span, timeZone: string): ConnectedInterval[] {
  const intervals: ConnectedInterval[] = [];
  for (let start = from; start < to; ) {
    const day = dayIn(timeZone, new Date(start));
    const end = Math.min(to, atHour(timeZone, plusDays(day, 1), 0).getTime());
    intervals.push({ day, from: new Date(start), to: new Date(end), minutes: (end - start) / MINUTE });
    start = end;
  }
  return intervals;
}
