import type { Trial } from './membership.ts';

const WORDS = {
  fr: { format: new Intl.DateTimeFormat('fr', { dateStyle: 'full', timeZone: 'UTC' }), day: 'le', between: ['du', 'au'] },
  en: { format: new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }), day: 'on', between: ['from', 'to'] },
} as const;

/** The days of a trial as they are said: le jeudi 3 décembre 2026. */
export function formatTrialDays(locale: 'fr' | 'en', { startsOn, endsOn }: Trial): string {
  const { format, day, between } = WORDS[locale];
  const said = (on: string) => format.format(new Date(`${on}T00:00:00Z`));
  return startsOn === endsOn ? `${day} ${said(startsOn)}` : `${between[0]} ${said(startsOn)} ${between[1]} ${said(endsOn)}`;
}
