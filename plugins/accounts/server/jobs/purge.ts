import type { Job } from '@cordee/kernel';
import { purgeOlder } from '../services/purge-store.ts';

/** Deletes login attempts once no rate limit counts them any more. */
export const purgeLoginAttempts: Job = {
  id: 'accounts.forget-guesses',
  run: ({ db }) => purgeOlder(db, { table: 'cordee.guess', since: 'at', keepFor: '2 hours' }),
};

/** Deletes old sign-ups: what was typed by people who never confirmed their address is not stored for ever. (ACC-3) */
export const purgeSignUps: Job = {
  id: 'accounts.forget-sign-ups',
  run: ({ db }) => purgeOlder(db, { table: 'cordee.sign_up', since: 'asked_at', keepFor: '7 days' }),
};

/** Deletes old pending sign-ins, those whose two-factor code never followed. (ACC-6) */
export const purgePendingSignIns: Job = {
  id: 'accounts.forget-half-sign-ins',
  run: ({ db }) => purgeOlder(db, { table: 'cordee.half_sign_in', since: 'asked_at', keepFor: '2 hours' }),
};

/** Deletes address changes, with the former addresses in them, once they can no longer be undone. (ACC-10) */
export const purgeAddressChanges: Job = {
  id: 'accounts.forget-address-changes',
  run: ({ db }) => purgeOlder(db, { table: 'cordee.address_change', since: 'asked_at', keepFor: '7 days' }),
};
