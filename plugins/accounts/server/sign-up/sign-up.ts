import { type Db, inTransaction, normalizeEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { accountEvents } from '../events.ts';
import { checkPassword } from '../password/domain/password.ts';
import { hashPassword, verifyPassword } from '../password/password-store.ts';
import { lockEmail } from '../person/person-store.ts';
import { countAttempt } from '../rate-limit/rate-limit-store.ts';
import { createSignUp, pendingSignUp, type SignUp } from './sign-up-store.ts';

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
 * only the address itself is sent a message. The same form sent again within ten minutes sends none.
 * @throws PasswordTooShort, PasswordTooLong, PasswordIsAddress, PasswordTooEasy (ACC-3, H-75)
 */
export async function signUp(strapi: Core.Strapi, { clientAddress, password, ...input }: SignUpInput): Promise<void> {
  const email = normalizeEmail(input.email);
  checkPassword(password, email, [input.firstName, input.lastName]);
  const allowed = await countAttempt(strapi, [{ subject: `sign-up:${clientAddress}`, maxPerHour: MAX_REQUESTS_PER_HOUR }]);
  const passwordHash = await hashPassword(strapi, password);
  if (!allowed) return;

  await inTransaction(strapi, async (db) => {
    await lockEmail(db, email);
    if (await isSameForm(strapi, db, { ...input, email, password })) return;

    const created = await createSignUp(db, { ...input, email, passwordHash });
    if (created) await accountEvents.announce(strapi, db, 'signed-up', { signUp: created.id, address: email });
  });
}

type Form = Pick<SignUp, 'email' | 'firstName' | 'lastName'> & Readonly<{ password: string }>;

/** Tells whether this form was sent a few minutes ago, in as much time whether it was or not. (H-75) */
async function isSameForm(strapi: Core.Strapi, db: Db, { email, firstName, lastName, password }: Form): Promise<boolean> {
  const last = await pendingSignUp(db, email);
  const matches = await verifyPassword(strapi, password, last && { password: last.passwordHash });
  return matches && last?.isRecent === true && last.firstName === firstName && last.lastName === lastName;
}
