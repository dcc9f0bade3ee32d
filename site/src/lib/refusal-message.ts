import type { Problem } from './cms.ts';
import { day } from './format.ts';
import { type Locale, refusalKey, translator } from './messages.ts';

/** Returns the message of a refusal; a code without one gets the message of an unexpected error. */
export function refusalMessage(locale: Locale, { code, facts }: Problem): string {
  return translator(locale)(refusalKey(code) ?? 'refusal.kernel.unexpected', formatFacts(locale, facts));
}

/** Formats the calendar days among the facts in words. */
const formatFacts = (locale: Locale, facts: Problem['facts']) =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, isDay(value) ? day(locale, value) : (value as string | number)]));

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
