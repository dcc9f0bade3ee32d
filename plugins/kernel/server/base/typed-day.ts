import type { Day } from './calendar.ts';

/** Why a text is no day: it cannot be read, or names a day that no calendar has. (SEAT-2) */
type DayFault = 'unreadable' | 'no-such-day';

/** What a typed text is: a day, or none for this reason. */
type Read = Readonly<{ day: Day; fault?: undefined } | { day?: undefined; fault: DayFault }>;

const YEAR_FIRST = /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/;
const SEPARATED = /^(?<day>\d{1,2})(?: ?[-/.] ?| )(?<month>\d{1,2})(?: ?[-/.] ?| )(?<year>\d{4}|\d{2})$/;
const JOINED = /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/;
const NAMED = /^(?<day>\d{1,2})(?:er)?[ -](?<name>[a-z]{3,9})\.?[ -](?<year>\d{4}|\d{2})$/;

/** The months from January on, in both languages, without accents. */
const MONTHS = [
  ['janvier', 'january'],
  ['fevrier', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['decembre', 'december'],
];

/**
 * Reads a day as people type it, the day before the month: `30/11/2026`, `30-11-26`, `30 11 2026`, `30112026`, `30 novembre 2026`; also
 * `2026-11-30`. A year of two figures is of this century. What is not a day is never read as another one. (SEAT-2)
 */
export function parseDay(text: string): Read {
  const typed = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/gu, ' ');
  const parts = [YEAR_FIRST, SEPARATED, JOINED, NAMED].map((form) => form.exec(typed)?.groups).find(Boolean);
  if (!parts) return { fault: 'unreadable' };

  const { year = '', day = '', name = '', month = monthNamed(name) } = parts;
  if (month === undefined) return { fault: 'unreadable' };

  const read = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(read) ? { day: read } : { fault: 'no-such-day' };
}

/** The number of the one month whose name begins like this. */
function monthNamed(name: string): string | undefined {
  const [month, other] = MONTHS.flatMap((names, index) => (names.some((known) => known.startsWith(name)) ? [index + 1] : []));
  return other === undefined ? month?.toString() : undefined;
}

const FIRST_DAY: Day = '1900-01-01';
const LAST_DAY: Day = '2099-12-31';

/** Whether a text is a day of the calendar from 1900 to 2099, in ISO format. */
export function isDay(text: string): boolean {
  const instant = Date.parse(`${text}T00:00Z`);
  // An instant of 31 February is one of March.
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === text && text >= FIRST_DAY && text <= LAST_DAY;
}

/** A day as people write it, and as `parseDay` reads it: `30/11/2026`. */
export const formatDay = (day: Day): string => day.split('-').reverse().join('/');
