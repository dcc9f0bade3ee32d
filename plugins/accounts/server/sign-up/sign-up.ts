import { inTransaction, normalizeEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { accountEvents } from '../events.ts';
import { checkPassword } from '../password/domain/password.ts';
import { hashPassword } from '../password/password-store.ts';
import { countAttempt } from '../rate-limit/rate-limit-store.ts';
import { createSignUp } from './sign-up-store.ts';

/** How many sign-ups one client address may make in an hour. */
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
 * Signs up for an account. The answer and the work are the same whether an account has the address or not: the worker looks it up, and
 * only the address itself is sent a message. @throws PasswordTooShort, PasswordTooLong, PasswordIsAddress, PasswordTooEasy (ACC-3)
 */
export async function signUp(strapi: Core.Strapi, { clientAddress, password, ...input }: SignUpInput): Promise<void> {
  const email = normalizeEmail(input.email);
  checkPassword(password, email, [input.firstName, input.lastName]);
  const allowed = await countAttempt(strapi, [{ subject: `sign-up:${clientAddress}`, maxPerHour: MAX_REQUESTS_PER_HOUR }]);
  const passwordHash = await hashPassword(strapi, password);
  if (!allowed) return;

  await inTransaction(strapi, async (db) => {
    const created = await createSignUp(db, { ...input, email, passwordHash });
    if (created) await accountEvents.announce(strapi, db, 'signed-up', { signUp: created.id, address: email });
  });
}
