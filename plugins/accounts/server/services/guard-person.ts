import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { normalAddress } from '../domain/address.ts';
import { checkPassword } from '../domain/password.ts';
import { accountEvents } from '../events.ts';
import { endAllSignIns } from './sign-in-store.ts';

const USER = 'plugin::users-permissions.user';

type Written = { email?: string; username?: string; password?: string | null };

/** Whoever saves a person, staff in the admin included: one form of the address, a fit password, and sign-ins that end with it. */
export function guardPerson(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== USER || (context.action !== 'create' && context.action !== 'update')) return next();

    const data = context.params.data as Written;
    if (data.email) data.email = data.username = normalAddress(data.email);
    const chosen = data.password ?? undefined;
    if (chosen !== undefined) refuseInForm(() => checkPassword(chosen, data.email ?? ''));

    return inTransaction(strapi, async (db) => {
      const person = (await next()) as { id: number } | null;
      if (chosen !== undefined && person && context.action === 'update') {
        await endAllSignIns(db, person.id);
        await accountEvents.announce(strapi, db, 'password-changed', { person: person.id });
      }
      return person;
    }) as ReturnType<typeof next>;
  });
}

/** The admin's forms show errors of Strapi's own kind at the field. */
function refuseInForm(check: () => void): void {
  try {
    check();
  } catch (error) {
    throw Object.assign(new errors.ApplicationError(SENTENCES[(error as Error).message] ?? (error as Error).message), { cause: error });
  }
}

const SENTENCES: Record<string, string> = {
  'accounts.password_too_short': 'Le mot de passe compte au moins 12 caractères.',
  'accounts.password_too_long': 'Le mot de passe est trop long (72 octets au plus).',
  'accounts.password_is_address': 'Le mot de passe ne peut pas être l’adresse e-mail.',
};
