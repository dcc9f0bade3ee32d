import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { stringField } from '../base/caught-error.ts';
import { Refusal } from '../base/refusal.ts';

/** The message that a form of the admin shows for each refusal code, in French, the language of those who edit. */
export type FormErrors = Readonly<Record<string, string | ((facts: never) => string)>>;

/**
 * Runs a rule and turns its refusal into an error that the admin's forms show: they show errors of Strapi's own class only.
 * @throws ApplicationError (of Strapi)
 */
export function withFormErrors<T>(formErrors: FormErrors, rule: () => T): T {
  try {
    return rule();
  } catch (error) {
    throw formError(formErrors, error);
  }
}

/** Converts a refusal to an error that the admin's forms show; returns any other error unchanged. */
export function formError(formErrors: FormErrors, error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;

  const message = formErrors[error.code] ?? error.code;
  // Cast: the code says which facts a refusal has, which the type of a record of messages cannot express.
  const text = typeof message === 'string' ? message : message(error.facts as never);
  return new errors.ApplicationError(text, { code: error.code, ...error.facts });
}

/** PostgreSQL's error codes for deleting a row that others refer to: 23001 from release 18 on, 23503 before. */
const STILL_REFERENCED = new Set(['23001', '23503']);

/** Explains in the admin why a document that other rows refer to (members, progress) cannot be deleted. */
export function explainDeleteRefusals(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    try {
      return await next();
    } catch (error) {
      if (context.action !== 'delete' || !STILL_REFERENCED.has(stringField(error, 'code') ?? '')) throw error;
      throw new errors.ApplicationError('Il ne peut pas être supprimé : des personnes, ou ce qu’elles ont fait, y sont attachées.');
    }
  });
}
