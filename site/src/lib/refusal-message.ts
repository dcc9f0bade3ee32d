import type { Problem } from './cms.ts';
import { day } from './format.ts';
import { type Locale, refusalKey, translator } from './messages.ts';

/** Returns the message of a refusal; a code without one gets the message of an unexpected error. */
export function refusalMessage(locale: Locale, { code, facts }: Pick<Problem, 'code' | 'facts'>): string {
  return translator(locale)(refusalKey(code) ?? 'refusal.kernel.unexpected', formatFacts(locale, facts));
}

const formatFacts = (locale: Locale, facts: Problem['facts']) =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, formatFact(locale, value)]));

/** Formats a calendar day in words; a number stays one, so that its message formats it. */
function formatFact(locale: Locale, value: unknown): string | number {
  if (isDay(value)) return day(locale, value);
  return typeof value === 'number' ? value : String(value ?? '');
}

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
