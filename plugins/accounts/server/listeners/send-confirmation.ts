import { queueMail } from '@cordee/kernel';
import { accountThere } from '../emails/account-there.ts';
import { confirmation } from '../emails/confirmation.ts';
import { accountEvents } from '../events.ts';
import { accountByEmail } from '../services/person-store.ts';
import { signUpOf } from '../services/sign-up-store.ts';

/** Sends the link that confirms an address; to somebody who has an account already, says so instead. (ACC-3) */
export const sendConfirmation = accountEvents.listener('accounts.send-confirmation', 'signed-up', async ({ db }, { payload }) => {
  const asked = await signUpOf(db, payload.signUp);
  const account = await accountByEmail(db, payload.address);
  if (!asked || account?.blocked) return;

  const there = account !== undefined && account.password !== null;
  await queueMail(db, {
    to: asked.email,
    locale: there ? account.locale : asked.locale,
    template: there ? accountThere.id : confirmation.id,
    facts: there ? { firstName: account.firstName } : { signUp: asked.id, firstName: account?.firstName || asked.firstName },
  });
});
