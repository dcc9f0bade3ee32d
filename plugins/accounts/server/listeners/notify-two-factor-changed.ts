import { queueMail } from '@cordee/kernel';
import { twoFactorChanged } from '../emails/two-factor-changed.ts';
import { accountEvents } from '../events.ts';
import { accountById } from '../services/person-store.ts';

/** Notifies the person that two-factor authentication was enabled or disabled. (ACC-6) */
export const notifyTwoFactorChanged = accountEvents.listener(
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
