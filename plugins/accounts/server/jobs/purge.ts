import type { Job } from '@cordee/kernel';
import { purgeOlder } from '../services/purge-store.ts';

/** Guesses are kept as long as a limit looks at them, and no longer. */
export const purgeLoginAttempts: Job = {
  id: 'accounts.forget-guesses',
  run: ({ db }) => purgeOlder(db, { table: 'cordee.guess', since: 'at', keepFor: '2 hours' }),
};

/** What somebody typed who never confirmed their address is not kept for ever. (ACC-3) */
export const purgeSignUps: Job = {
  id: 'accounts.forget-sign-ups',
  run: ({ db }) => purgeOlder(db, { table: 'cordee.sign_up', since: 'asked_at', keepFor: '7 days' }),
};

/** A password that was right and never followed by its second step. (ACC-6) */
export const purgePendingSignIns: Job = {
  id: 'accounts.forget-half-sign-ins',
  run: ({ db }) => purgeOlder(db, { table: 'cordee.half_sign_in', since: 'asked_at', keepFor: '2 hours' }),
};

/** Former addresses are kept no longer than they can be taken back. (ACC-10) */
export const purgeAddressChanges: Job = {
  id: 'accounts.forget-address-changes',
  run: ({ db }) => purgeOlder(db, { table: 'cordee.address_change', since: 'asked_at', keepFor: '7 days' }),
};
