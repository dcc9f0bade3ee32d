import { queueMail } from '@cordee/kernel';
import { secondStepChanged } from '../emails/second-step-changed.ts';
import { accountEvents } from '../events.ts';
import { accountOf } from '../services/person-store.ts';

/** Tells the person that their second step stands, or is gone. (ACC-6) */
export const tellSecondStepChanged = accountEvents.listener(
  'accounts.tell-second-step-changed',
  'second-step-changed',
  async ({ db }, { payload }) => {
    const account = await accountOf(db, payload.person);
    if (!account) return;

    await queueMail(db, {
      to: account.email,
      locale: account.locale,
      template: secondStepChanged.id,
      facts: { firstName: account.firstName, on: payload.on },
    });
  },
);
