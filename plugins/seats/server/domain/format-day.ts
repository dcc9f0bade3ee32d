import type { Day } from '@cordee/kernel/pure';

const FORMATS = {
  fr: new Intl.DateTimeFormat('fr', { dateStyle: 'full', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }),
} as const;

/** Formats a day for a message, in words: jeudi 3 décembre 2026, mardi 1er décembre 2026. */
export function formatDay(locale: 'fr' | 'en', day: Day): string {
  const text = FORMATS[locale].format(new Date(`${day}T00:00:00Z`));
  return locale === 'fr' ? text.replace(' 1 ', ' 1er ') : text;
}
