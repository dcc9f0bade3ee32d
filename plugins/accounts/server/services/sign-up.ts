import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { normalizeEmail } from '../domain/email-address.ts';
import { checkPassword } from '../domain/password.ts';
import { accountEvents } from '../events.ts';
import { hashPassword } from './person-store.ts';
import { countAttempt } from './rate-limit-store.ts';
import { createSignUp } from './sign-up-store.ts';

/** How many accounts one client address may ask for in an hour. */
const MAX_REQUESTS_PER_HOUR = 30;

type SignUpInput = Readonly<{
  firstName: string;
  lastName: string;
  email: string;
  password: string;
  locale: 'fr' | 'en';
  clientAddress: string;
}>;

/**
 * Somebody asks for an account. The answer and the work are the same whether the address is known or not: the worker finds
 * out, and writes to the address alone. @throws PasswordTooShort, PasswordTooLong, PasswordIsAddress (ACC-3)
 */
export async function signUp(strapi: Core.Strapi, { clientAddress, password, ...input }: SignUpInput): Promise<void> {
  const email = normalizeEmail(input.email);
  checkPassword(password, email, [input.firstName, input.lastName]);
  const allowed = await countAttempt(strapi, [{ subject: `sign-up:${clientAddress}`, maxPerHour: MAX_REQUESTS_PER_HOUR }]);
  const passwordHash = await hashPassword(strapi, password);
  if (!allowed) return;

  await inTransaction(strapi, async (db) => {
    const kept = await createSignUp(db, { ...input, email, passwordHash });
    if (kept) await accountEvents.announce(strapi, db, 'signed-up', { signUp: kept.id, address: email });
  });
}
