import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { Refusal } from './refusal.ts';

/**
 * The admin's forms show errors of Strapi's own kind alone. Runs a rule and turns its refusal into one, in French, the
 * language of those who edit: `sentences` has one for each code.
 */
export function inForm(sentences: Readonly<Record<string, string>>, rule: () => void): void {
  try {
    rule();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new errors.ApplicationError(sentences[error.code] ?? error.code, { code: error.code, ...error.facts });
  }
}

/** What PostgreSQL says of a row that others refer to: 23001 from release 18 on, 23503 before. */
const REFERRED_TO = new Set(['23001', '23503']);

/** Says in the admin why something that others refer to (members, progress) is not deleted. */
export function sayWhyKept(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    try {
      return await next();
    } catch (error) {
      if (context.action !== 'delete' || !REFERRED_TO.has((error as { code?: string }).code ?? '')) throw error;
      throw new errors.ApplicationError('Il ne peut pas être supprimé : des personnes, ou ce qu’elles ont fait, y sont attachées.');
    }
  });
}
