import { queueMailOnce } from '@cordee/kernel';
import { accountEvents } from '../events.ts';
import { accountByEmail } from '../person/person-store.ts';
import { accountExists } from './emails/account-exists.ts';
import { confirmation } from './emails/confirmation.ts';
import { signUpOf } from './sign-up-store.ts';

/** Sends the link that confirms the address of a sign-up; a person who already has an account is told so instead. (ACC-3) */
export const sendConfirmation = accountEvents.listener('accounts.send-confirmation', 'signed-up', async ({ db }, { payload }) => {
  const signUp = await signUpOf(db, payload.signUp);
  const account = await accountByEmail(db, payload.address);
  if (!signUp || signUp.usedAt || account?.blocked) return;

  const hasAccount = account !== undefined && account.password !== null;
  await queueMailOnce(db, {
    to: signUp.email,
    locale: hasAccount ? account.locale : signUp.locale,
    template: hasAccount ? accountExists.id : confirmation.id,
    facts: hasAccount ? { firstName: account.firstName } : { signUp: signUp.id },
  });
});
