import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { Refusal } from './refusal.ts';

/** What a form says for each code, in French, the language of those who edit. */
export type FormErrors = Readonly<Record<string, string | ((facts: never) => string)>>;

/** The admin's forms show errors of Strapi's own kind alone. Runs a rule and turns its refusal into one. */
export function withFormErrors<T>(sentences: FormErrors, rule: () => T): T {
  try {
    return rule();
  } catch (error) {
    throw formError(sentences, error);
  }
}

/** A refusal as the admin shows it; whatever is none stays as it is. */
export function formError(sentences: FormErrors, error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;

  const words = sentences[error.code] ?? error.code;
  return new errors.ApplicationError(typeof words === 'string' ? words : words(error.facts as never), { code: error.code, ...error.facts });
}

/** What PostgreSQL says of a row that others refer to: 23001 from release 18 on, 23503 before. */
const REFERRED_TO = new Set(['23001', '23503']);

/** Says in the admin why something that others refer to (members, progress) is not deleted. */
export function explainDeleteRefusals(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    try {
      return await next();
    } catch (error) {
      if (context.action !== 'delete' || !REFERRED_TO.has((error as { code?: string }).code ?? '')) throw error;
      throw new errors.ApplicationError('Il ne peut pas être supprimé : des personnes, ou ce qu’elles ont fait, y sont attachées.');
    }
  });
}
