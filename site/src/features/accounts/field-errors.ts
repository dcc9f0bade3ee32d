import type { Problem } from '../../lib/cms.ts';
import { type Locale, translator } from '../../lib/messages.ts';

/** What is wrong with a form that asks who somebody is. `message`: for all of it, when a field is to blame; `errorOf`: for one field. */
export type FieldErrors = Readonly<{ message: string | undefined; errorOf: (field: string) => string | undefined }>;

/** Reads from a refused request which of its fields are missing or malformed. */
export function fieldErrors(locale: Locale, problem: Problem | undefined): FieldErrors {
  const t = translator(locale);
  const fields: unknown = problem?.facts['fields'];
  const invalid = new Set(Array.isArray(fields) ? fields.map(({ path }: { path: string }) => path) : []);
  return {
    message: invalid.size > 0 ? t('signUp.incomplete') : undefined,
    errorOf: (field) => (invalid.has(field) ? t(field === 'email' ? 'signUp.noAddress' : 'signUp.missing') : undefined),
  };
}
