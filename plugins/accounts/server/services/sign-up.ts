import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { normalAddress } from '../domain/address.ts';
import { checkPassword } from '../domain/password.ts';
import { accountEvents } from '../events.ts';
import { countGuess } from './guess-store.ts';
import { hashed } from './person-store.ts';
import { keepSignUp } from './sign-up-store.ts';

/** How many accounts one client address may ask for in an hour. */
const ASKED = 30;

type Typed = Readonly<{ firstName: string; lastName: string; email: string; password: string; locale: 'fr' | 'en'; clientAddress: string }>;

/**
 * Somebody asks for an account. The answer and the work are the same whether the address is known or not: the worker finds
 * out, and writes to the address alone. @throws PasswordTooShort, PasswordTooLong, PasswordIsAddress (ACC-3)
 */
export async function signUp(strapi: Core.Strapi, { clientAddress, password, ...typed }: Typed): Promise<void> {
  const email = normalAddress(typed.email);
  checkPassword(password, email, [typed.firstName, typed.lastName]);
  const allowed = await countGuess(strapi, [{ subject: `sign-up:${clientAddress}`, most: ASKED }]);
  const passwordHash = await hashed(strapi, password);
  if (!allowed) return;

  await inTransaction(strapi, async (db) => {
    const kept = await keepSignUp(db, { ...typed, email, passwordHash });
    if (kept) await accountEvents.announce(strapi, db, 'signed-up', { signUp: kept.id, address: email });
  });
}
