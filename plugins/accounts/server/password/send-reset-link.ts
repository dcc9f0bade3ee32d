import { queueMail } from '@cordee/kernel';
import { accountEvents } from '../events.ts';
import { accountByEmail, greetedName, lockAccount } from '../person/person-store.ts';
import { passwordReset } from './emails/password-reset.ts';
import { createReset, recentReset } from './reset-store.ts';

/** Sends the password reset link if an account has the address, once in ten minutes, and nothing otherwise. (ACC-2, H-75) */
export const sendResetLink = accountEvents.listener('accounts.send-reset-link', 'password-forgotten', async ({ db }, { payload }) => {
  const account = await accountByEmail(db, payload.address);
  if (!account || account.blocked) return;

  // Another worker may handle the same form, sent twice.
  await lockAccount(db, account.id);
  if (await recentReset(db, account.id)) return;

  const reset = await createReset(db, account.id);
  if (!reset) return;

  await queueMail(db, {
    to: account.email,
    locale: account.locale,
    template: passwordReset.id,
    facts: { reset, firstName: greetedName(account) },
  });
});
