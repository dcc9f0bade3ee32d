import { accountEvents } from '../events.ts';
import { notifyPerson } from '../person/notify-person.ts';
import { passkeyChanged } from './emails/passkey-changed.ts';

/** Notifies the person that a passkey was added or removed. (ACC-6) */
export const notifyPasskeyChanged = accountEvents.listener(
  'accounts.tell-passkey-changed',
  'passkey-changed',
  async ({ db }, { payload: { person, ...facts } }) => void (await notifyPerson(db, person, passkeyChanged, facts)),
);
