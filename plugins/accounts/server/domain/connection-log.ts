import { atHour, type Day, dayIn, daysFrom, plusDays } from '@cordee/kernel/pure';
import { ReportRangeInvalid } from './refusals.ts';

/** How long somebody is still counted as there after what they did last, in minutes. (ACC-17) */
export const IDLE_MINUTES = 15;

/** What is kept of somebody being there: from what they did first to what they did last, with no longer quiet between. */
export type ConnectionLogEntry = Readonly<{ beganAt: Date; seenAt: Date; signedIn: boolean }>;

/** A time of one day during which somebody was there; `to` is the first moment at which they no longer count. (ACC-17) */
export type ConnectedInterval = Readonly<{ day: Day; from: Date; to: Date; minutes: number }>;

/** What a day holds of them. */
export type ConnectedDay = Readonly<{ day: Day; minutes: number; intervals: readonly ConnectedInterval[] }>;

/** Days from one to another, both included. */
export type DateRange = Readonly<{ from: Day; to: Day }>;

/** The longest period that is reported at once, in days: three years. */
export const MAX_REPORT_DAYS = 1_096;

const MINUTE = 60_000;

/** Refuses a period that ends before it begins, or that is too long to report. (ACC-17) */
export function checkRange({ from, to }: DateRange): void {
  if (to < from || daysFrom(from, to) >= MAX_REPORT_DAYS) throw new ReportRangeInvalid({ longest: MAX_REPORT_DAYS });
}

/**
 * The stretches of somebody's presence, in order. One ends after fifteen quiet minutes, at midnight, and where a new sign-in
 * follows it. Minutes are whole: each one in which something was done counts, once, however many devices did it. (ACC-17)
 */
export const connectedIntervals = (connections: readonly ConnectionLogEntry[], timeZone: string): ConnectedInterval[] =>
  mergeEntries(connections).flatMap((span) => splitByDay(span, timeZone));

/** The days from one to another, both included, on which there was somebody. */
export function connectedDays(intervals: readonly ConnectedInterval[], { from, to }: DateRange): ConnectedDay[] {
  const days = Map.groupBy(
    intervals.filter(({ day }) => from <= day && day <= to),
    ({ day }) => day,
  );
  return [...days].map(([day, entries]) => ({ day, intervals: entries, minutes: totalMinutes(entries) }));
}

/** All minutes of these together. */
export const totalMinutes = (entries: readonly { minutes: number }[]): number => entries.reduce((sum, { minutes }) => sum + minutes, 0);

type Span = { from: number; to: number; seenAt: number };

function mergeEntries(connections: readonly ConnectionLogEntry[]): Span[] {
  const spans: Span[] = [];
  for (const next of [...connections].sort((a, b) => a.beganAt.getTime() - b.beganAt.getTime())) {
    const [began, seenAt] = [next.beganAt.getTime(), next.seenAt.getTime()];
    const [from, to] = [Math.floor(began / MINUTE) * MINUTE, (Math.floor(seenAt / MINUTE) + 1) * MINUTE];
    const last = spans.at(-1);
    const goesOn = last && (from <= last.to || (!next.signedIn && began - last.seenAt <= IDLE_MINUTES * MINUTE));
    if (goesOn) Object.assign(last, { to: Math.max(last.to, to), seenAt: Math.max(last.seenAt, seenAt) });
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
