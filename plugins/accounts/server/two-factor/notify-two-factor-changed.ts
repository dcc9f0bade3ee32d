import { accountEvents } from '../events.ts';
import { notifyPerson } from '../person/notify-person.ts';
import { twoFactorChanged } from './emails/two-factor-changed.ts';

/** Notifies the person that two-factor authentication was enabled or disabled. (ACC-6) */
export const notifyTwoFactorChanged = accountEvents.listener(
  'accounts.tell-second-step-changed',
  'second-step-changed',
  async ({ db }, { payload: { person, ...facts } }) => void (await notifyPerson(db, person, twoFactorChanged, facts)),
);
