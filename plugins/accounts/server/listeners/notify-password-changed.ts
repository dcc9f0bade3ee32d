import { queueMail } from '@cordee/kernel';
import { passwordChanged } from '../emails/password-changed.ts';
import { accountEvents } from '../events.ts';
import { accountById } from '../services/person-store.ts';

/** Notifies the person that their password has changed. (ACC-2) */
export const notifyPasswordChanged = accountEvents.listener(
  'accounts.tell-password-changed',
  'password-changed',
  async ({ db }, { payload }) => {
    const account = await accountById(db, payload.person);
    if (!account) return;

    await queueMail(db, {
      to: account.email,
      locale: account.locale,
      template: passwordChanged.id,
      facts: { firstName: account.firstName },
    });
  },
);
