import { queueMail } from '@cordee/kernel';
import { twoFactorChanged } from '../emails/two-factor-changed.ts';
import { accountEvents } from '../events.ts';
import { accountById } from '../services/person-store.ts';

/** Tells the person that their second step stands, or is gone. (ACC-6) */
export const tellTwoFactorChanged = accountEvents.listener(
  'accounts.tell-second-step-changed',
  'second-step-changed',
  async ({ db }, { payload }) => {
    const account = await accountById(db, payload.person);
    if (!account) return;

    await queueMail(db, {
      to: account.email,
      locale: account.locale,
      template: twoFactorChanged.id,
      facts: { firstName: account.firstName, on: payload.on },
    });
  },
);
