import type { Problem } from '../../lib/cms.ts';
import { type Locale, refusalKey, translator } from '../../lib/messages.ts';
import { refusalMessage } from '../../lib/refusal-message.ts';

/** What is wrong with a form that asks who somebody is. `message`: for all of it, when a field is to blame; `errorOf`: for one field. */
export type FieldErrors = Readonly<{ message: string | undefined; errorOf: (field: string) => string | undefined }>;

type InvalidField = Readonly<{ path: string; problem: string; facts?: Problem['facts'] }>;

/** Reads from a refused request which of its fields are missing or malformed, and why. */
export function fieldErrors(locale: Locale, problem: Problem | undefined): FieldErrors {
  const t = translator(locale);
  const fields: unknown = problem?.facts['fields'];
  const invalid = new Map(Array.isArray(fields) ? fields.map((field: InvalidField) => [field.path, field]) : []);
  return {
    message: invalid.size > 0 ? t('signUp.incomplete') : undefined,
    errorOf(name) {
      const field = invalid.get(name);
      if (!field) return undefined;

      const { problem: code, facts = {} } = field;
      return refusalKey(code) ? refusalMessage(locale, { code, facts }) : t(name === 'email' ? 'signUp.noAddress' : 'signUp.missing');
    },
  };
}
