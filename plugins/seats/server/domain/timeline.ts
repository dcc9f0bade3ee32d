import { type Day, plusDays } from '@cordee/kernel/pure';

/** The days that a page of the timeline shows, both included, and the last days of the pages before and after it. (SEAT-9) */
export type TimelineDays = Readonly<{ from: Day; to: Day; earlier: Day | null; later: Day | null }>;

const WEEKS = 12;
const DAYS = WEEKS * 7;

/** The days between which slots of a session were held; null when none ever was. */
export type HeldBetween = Readonly<{ first: Day; last: Day }> | null;

/**
 * The days of which a session has a history: its own, and those on which its slots were held before its dates were moved. (SEAT-6, SEAT-9)
 */
export const historyOf = ({ startsOn, endsOn }: Readonly<{ startsOn: Day; endsOn: Day }>, held: HeldBetween) => ({
  startsOn: held && held.first < startsOn ? held.first : startsOn,
  endsOn: held && held.last > endsOn ? held.last : endsOn,
});

/** The twelve weeks of a history up to a day: up to today, or its last day, unless another one is asked for. Nothing lies before its first day. */
export function timelineDays({ startsOn, endsOn }: Readonly<{ startsOn: Day; endsOn: Day }>, today: Day, until: Day = today): TimelineDays {
  const last = clamp(today, startsOn, endsOn);
  const to = clamp(until, startsOn, last);
  const from = clamp(plusDays(to, 1 - DAYS), startsOn, to);
  return {
    from,
    to,
    earlier: from > startsOn ? plusDays(from, -1) : null,
    later: to < last ? clamp(plusDays(to, DAYS), startsOn, last) : null,
  };
}

const clamp = (day: Day, first: Day, last: Day): Day => (day < first ? first : day > last ? last : day);
