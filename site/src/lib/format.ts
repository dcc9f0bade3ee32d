import type { Locale } from './messages.ts';

const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...options, timeZone: 'UTC' });
  dateFormats.set(key, format);
  return format;
}

/** Dates begin with the day, which stays on the line of its month; in French the first of a month is “1er”. */
function inWords(locale: Locale, instant: string, options: Intl.DateTimeFormatOptions): string {
  const [number = '', ...others] = dateFormat(locale, options).format(new Date(instant)).split(' ');
  return `${locale === 'fr' && number === '1' ? '1er' : number}\u00a0${others.join(' ')}`;
}

/** Formats a calendar day (YYYY-MM-DD) in words: 29 décembre 2026. */
export const day = (locale: Locale, date: string): string => inWords(locale, `${date}T00:00:00Z`, { dateStyle: 'long' });

/** Formats a calendar day for a chart: 29 déc. */
export const shortDay = (locale: Locale, date: string): string => inWords(locale, `${date}T00:00:00Z`, { day: 'numeric', month: 'short' });

/** Formats a local time (YYYY-MM-DDTHH:MM) in words: 29 décembre 2026 à 09:30. */
export const moment = (locale: Locale, local: string): string => inWords(locale, `${local}:00Z`, { dateStyle: 'long', timeStyle: 'short' });

/** Joins names as a sentence does: A, B et C. */
export const listOf = (locale: Locale, names: readonly string[]): string => new Intl.ListFormat(locale).format(names);

/** Joins names of which one is enough, as a sentence does: A, B ou C. */
export const anyOf = (locale: Locale, names: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'disjunction' }).format(names);

/** Counts the whole days from one calendar day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Formats the duration of a video: 40 s, 11 min, 1 h 05. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds}\u00a0s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes}\u00a0min` : `${Math.floor(minutes / 60)}\u00a0h\u00a0${String(minutes % 60).padStart(2, '0')}`;
}

/** Formats a position in a video as minutes and seconds: 4:12. */
export const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
