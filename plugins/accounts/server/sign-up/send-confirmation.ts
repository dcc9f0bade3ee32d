import { queueMailOnce } from '@cordee/kernel';
import { remindFormerAddress } from '../address/notify-address-change.ts';
import { accountEvents } from '../events.ts';
import { accountByEmail } from '../person/person-store.ts';
import { accountExists } from './emails/account-exists.ts';
import { confirmation } from './emails/confirmation.ts';
import { signUpOf } from './sign-up-store.ts';

/** Sends the link that confirms the address of a sign-up; a person who already has an account, or may take it back there, is told so instead. (ACC-3, SEC-15) */
export const sendConfirmation = accountEvents.listener('accounts.send-confirmation', 'signed-up', async ({ strapi, db }, { payload }) => {
  const signUp = await signUpOf(db, payload.signUp);
  const account = await accountByEmail(db, payload.address);
  if (!signUp || signUp.usedAt || account?.blocked) return;

  if (!account && (await remindFormerAddress(strapi, db, { email: payload.address }))) return;

  const hasAccount = account !== undefined && account.password !== null;
  await queueMailOnce(db, {
    to: signUp.email,
    locale: hasAccount ? account.locale : signUp.locale,
    template: hasAccount ? accountExists.id : confirmation.id,
    facts: hasAccount ? { firstName: account.firstName } : { signUp: signUp.id },
  });
});
