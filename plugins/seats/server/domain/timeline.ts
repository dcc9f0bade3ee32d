import { type Day, plusDays } from '@cordee/kernel/pure';

/** The days that a page of the timeline shows, both included, and the last days of the pages before and after it. (SEAT-9) */
export type TimelineDays = Readonly<{ from: Day; to: Day; earlier: Day | null; later: Day | null }>;

const WEEKS = 12;
const DAYS = WEEKS * 7;

/** The twelve weeks of a session up to a day: up to today, or its last day, unless another one is asked for. Nothing lies before its first day. */
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
