import { formatDay } from './format-day.ts';
import type { Trial } from './membership.ts';

const WORDS = { fr: { day: 'le', between: ['du', 'au'] }, en: { day: 'on', between: ['from', 'to'] } } as const;

/** Formats the days of a trial for a message: le jeudi 3 décembre 2026. */
export function formatTrialDays(locale: 'fr' | 'en', { startsOn, endsOn }: Trial): string {
  const { day, between } = WORDS[locale];
  return startsOn === endsOn
    ? `${day} ${formatDay(locale, startsOn)}`
    : `${between[0]} ${formatDay(locale, startsOn)} ${between[1]} ${formatDay(locale, endsOn)}`;
}
