import type { Problem } from './cms.ts';
import { day } from './format.ts';
import { type Locale, message, refusalKey } from './messages.ts';

/** A refusal in a sentence that its reader understands. */
export function refusalMessage(locale: Locale, { code, facts }: Problem): string {
  return message(locale, refusalKey(code) ?? 'refusal.kernel.unexpected', spoken(locale, facts));
}

/** Calendar days among the facts are said in words. */
const spoken = (locale: Locale, facts: Problem['facts']) =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, isDay(value) ? day(locale, value) : (value as string | number)]));

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
