import type { Trial } from './membership.ts';

const LOCALE_FORMATS = {
  fr: { format: new Intl.DateTimeFormat('fr', { dateStyle: 'full', timeZone: 'UTC' }), day: 'le', between: ['du', 'au'] },
  en: { format: new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }), day: 'on', between: ['from', 'to'] },
} as const;

/** Formats the days of a trial for a message: le jeudi 3 décembre 2026. */
export function formatTrialDays(locale: 'fr' | 'en', { startsOn, endsOn }: Trial): string {
  const { format, day, between } = LOCALE_FORMATS[locale];
  const formatDay = (on: string) => format.format(new Date(`${on}T00:00:00Z`));
  return startsOn === endsOn ? `${day} ${formatDay(startsOn)}` : `${between[0]} ${formatDay(startsOn)} ${between[1]} ${formatDay(endsOn)}`;
}
