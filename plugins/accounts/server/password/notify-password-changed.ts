import { accountEvents } from '../events.ts';
import { notifyPerson } from '../person/notify-person.ts';
import { passwordChanged } from './emails/password-changed.ts';

/** Notifies the person that their password has changed. (ACC-2) */
export const notifyPasswordChanged = accountEvents.listener(
  'accounts.tell-password-changed',
  'password-changed',
  async ({ db }, { payload }) => void (await notifyPerson(db, payload.person, passwordChanged)),
);
