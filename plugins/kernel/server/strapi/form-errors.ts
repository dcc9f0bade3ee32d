import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { failureText, messageOf, stringField } from '../base/caught-error.ts';
import type { Locale } from '../base/locale.ts';
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

/** What a form of the admin says at one of its fields. */
export type FieldError = Readonly<{ field: string; message: string }>;

/** An error that the admin's forms show at these fields, and in a notification. A form shows one message a field, so those of one field are joined, each once. */
export function fieldErrors(found: readonly FieldError[]): Error {
  const messages = Map.groupBy(found, ({ field }) => field);
  const atFields = [...messages].map(([field, all]) => ({ field, message: [...new Set(all.map(({ message }) => message))].join(' ') }));
  return new errors.ValidationError(atFields.map(({ message }) => message).join(' '), {
    errors: atFields.map(({ field, message }) => ({ path: [field], message, name: 'ValidationError' })),
  });
}

/**
 * Brings fields of a form into their normal form, each by its rule; an empty one is left to Strapi.
 * @throws ValidationError (of Strapi), at each field that its rule refuses (H-73, H-84)
 */
export function normalizeFields(data: object, rules: Readonly<Record<string, (typed: string) => string>>): void {
  const found: FieldError[] = [];
  for (const [field, rule] of Object.entries(rules)) {
    const typed = stringField(data, field);
    if (!typed?.trim()) continue;
    try {
      Object.assign(data, { [field]: rule(typed) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      found.push({ field, message: messageOf(formError(NORMAL_FORM_ERRORS, error)) });
    }
  }
  if (found.length > 0) throw fieldErrors(found);
}

const NORMAL_FORM_ERRORS = {
  'kernel.name_missing': 'Il faut un nom : il ne reste rien de ce qui est écrit là.',
  'kernel.name_too_long': 'Ce nom est trop long : 100 signes au plus.',
  'kernel.name_has_line_break': 'Il y a un retour à la ligne : un nom s’écrit sur une seule ligne.',
  'kernel.name_has_control': 'Il y a là un signe invisible : retapez ce nom.',
  'kernel.name_is_address': 'Il y a là une adresse de site ou d’e-mail : écrivez un nom.',
  'kernel.name_without_letter': 'Il n’y a pas de lettre : écrivez un nom.',
  'kernel.address_unreadable': 'Ce n’est pas une adresse e-mail complète : elle s’écrit comme prenom.nom@exemple.fr.',
  'kernel.several_addresses': 'Il y a ici plusieurs adresses : n’en gardez qu’une.',
  'kernel.address_too_long': 'Cette adresse est trop longue : 254 signes au plus.',
};

/**
 * PostgreSQL's error codes for a row that others refer to (23001 from release 18 on), for a reference to no row (23503), and for a statement
 * after one of these: Strapi's update answers an error by a statement of its own, whose error hides the first (25P02).
 */
const REFERENCE_CODES = new Set(['23001', '23503', '25P02']);

/** What Strapi says when a document that another one refers to is gone. */
const NOT_FOUND = /^Document with id .* not found$|associated with this entity do not exist$/;

/** Whether Strapi found no document where one refers to it, or PostgreSQL did, directly or in a transaction of ours (`kernel.conflict`). */
function isReferenceError(error: unknown): boolean {
  if (error instanceof errors.ValidationError) return NOT_FOUND.test(error.message);
  if (!(error instanceof Refusal)) return REFERENCE_CODES.has(stringField(error, 'code') ?? '');
  return error.code === 'kernel.conflict' && /fk(ey)?$/.test(stringField(error.facts, 'constraint') ?? '');
}

/** Explains in the admin that something changed at the same moment: what a form refers to was deleted, or what is deleted is referred to. */
export function explainReferenceErrors(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    try {
      return await next();
    } catch (error) {
      if (!isReferenceError(error)) throw error;
      strapi.log.warn(`a document was changed by two at once: ${failureText(error)}`);
      throw new errors.ApplicationError(REFERENCE_ERRORS[context.action === 'delete' ? 'deletion' : 'save'][staffLocale(strapi)]);
    }
  });
}

const REFERENCE_ERRORS: Readonly<Record<'deletion' | 'save', Readonly<Record<Locale, string>>>> = {
  deletion: {
    fr: 'Il ne peut pas être supprimé : quelque chose y est attaché.',
    en: 'It cannot be deleted: something is attached to it.',
  },
  save: {
    fr: 'Rien n’est enregistré : ce que vous avez choisi vient d’être supprimé ou changé. Rechargez la page, puis choisissez à nouveau.',
    en: 'Nothing is saved: what you chose has just been deleted or changed. Reload the page, then choose again.',
  },
};

/** The language in which the member of staff behind the present request uses the admin. */
export const staffLocale = (strapi: Core.Strapi): Locale => localeOf(strapi.requestContext.get()?.state['user']);

/** The language in which an account uses the admin, as its profile says; French before anybody is known. */
export const localeOf = (user: Readonly<{ preferedLanguage?: string | null }> | null | undefined): Locale =>
  user?.preferedLanguage === 'en' ? 'en' : 'fr';
