import { atHour, type Day, dayIn, daysFrom, plusDays } from '@cordee/kernel/pure';
import { PeriodUnfit } from './refusals.ts';

/** How long somebody is still counted as there after what they did last, in minutes. (ACC-17) */
export const QUIET = 15;

/** What is kept of somebody being there: from what they did first to what they did last, with no longer quiet between. */
export type Connection = Readonly<{ beganAt: Date; seenAt: Date; signedIn: boolean }>;

/** A time of one day during which somebody was there; `to` is the first moment at which they no longer count. (ACC-17) */
export type Stretch = Readonly<{ day: Day; from: Date; to: Date; minutes: number }>;

/** What a day holds of them. */
export type ConnectedDay = Readonly<{ day: Day; minutes: number; stretches: readonly Stretch[] }>;

/** Days from one to another, both included. */
export type Period = Readonly<{ from: Day; to: Day }>;

/** The longest period that is reported at once, in days: three years. */
export const LONGEST = 1_096;

const MINUTE = 60_000;

/** Refuses a period that ends before it begins, or that is too long to report. (ACC-17) */
export function checkPeriod({ from, to }: Period): void {
  if (to < from || daysFrom(from, to) >= LONGEST) throw new PeriodUnfit({ longest: LONGEST });
}

/**
 * The stretches of somebody's presence, in order. One ends after fifteen quiet minutes, at midnight, and where a new sign-in
 * follows it. Minutes are whole: each one in which something was done counts, once, however many devices did it. (ACC-17)
 */
export const stretchesOf = (connections: readonly Connection[], timeZone: string): Stretch[] =>
  joined(connections).flatMap((span) => byDay(span, timeZone));

/** The days from one to another, both included, on which there was somebody. */
export function daysOf(stretches: readonly Stretch[], { from, to }: Period): ConnectedDay[] {
  const days = Map.groupBy(
    stretches.filter(({ day }) => from <= day && day <= to),
    ({ day }) => day,
  );
  return [...days].map(([day, held]) => ({ day, stretches: held, minutes: minutesOf(held) }));
}

/** All minutes of these together. */
export const minutesOf = (held: readonly { minutes: number }[]): number => held.reduce((sum, { minutes }) => sum + minutes, 0);

type Span = { from: number; to: number; seenAt: number };

function joined(connections: readonly Connection[]): Span[] {
  const spans: Span[] = [];
  for (const next of [...connections].sort((a, b) => a.beganAt.getTime() - b.beganAt.getTime())) {
    const [began, seenAt] = [next.beganAt.getTime(), next.seenAt.getTime()];
    const [from, to] = [Math.floor(began / MINUTE) * MINUTE, (Math.floor(seenAt / MINUTE) + 1) * MINUTE];
    const last = spans.at(-1);
    const goesOn = last && (from <= last.to || (!next.signedIn && began - last.seenAt <= QUIET * MINUTE));
    if (goesOn) Object.assign(last, { to: Math.max(last.to, to), seenAt: Math.max(last.seenAt, seenAt) });
    else spans.push({ from, to, seenAt });
  }
  return spans;
}

function byDay({ from, to }: Span, timeZone: string): Stretch[] {
  const stretches: Stretch[] = [];
  for (let start = from; start < to; ) {
    const day = dayIn(timeZone, new Date(start));
    const end = Math.min(to, atHour(timeZone, plusDays(day, 1), 0).getTime());
    stretches.push({ day, from: new Date(start), to: new Date(end), minutes: (end - start) / MINUTE });
    start = end;
  }
  return stretches;
}
