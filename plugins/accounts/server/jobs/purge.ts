import { daily, everyMinutes, purgeJob } from '@cordee/kernel';

/** Deletes login attempts once no rate limit counts them any more. */
export const purgeLoginAttempts = purgeJob({
  id: 'accounts.forget-guesses',
  name: { fr: 'Oubli des tentatives de connexion', en: 'Purge of login attempts' },
  schedule: everyMinutes(60),
  table: 'cordee.guess',
  expired: `q.at < cordee.now() - interval '2 hours'`,
  oldest: 'at',
});

/** Deletes old sign-ups: what was typed by people who never confirmed their address is not stored for ever. (ACC-3) */
export const purgeSignUps = purgeJob({
  id: 'accounts.forget-sign-ups',
  name: { fr: 'Oubli des inscriptions sans suite', en: 'Purge of unconfirmed sign-ups' },
  schedule: daily('02:00'),
  table: 'cordee.sign_up',
  expired: `q.asked_at < cordee.now() - interval '7 days'`,
  oldest: 'asked_at',
});

/** Deletes old pending sign-ins, those whose two-factor code never followed. (ACC-6) */
export const purgePendingSignIns = purgeJob({
  id: 'accounts.forget-half-sign-ins',
  name: { fr: 'Oubli des connexions restées sans code', en: 'Purge of sign-ins without their code' },
  schedule: everyMinutes(60),
  table: 'cordee.half_sign_in',
  expired: `q.asked_at < cordee.now() - interval '2 hours'`,
  oldest: 'asked_at',
});

/** Deletes address changes, with the former addresses in them, once they can no longer be undone. (ACC-10) */
export const purgeAddressChanges = purgeJob({
  id: 'accounts.forget-address-changes',
  name: { fr: 'Oubli des anciennes adresses', en: 'Purge of former addresses' },
  schedule: daily('02:05'),
  table: 'cordee.address_change',
  expired: `q.asked_at < cordee.now() - interval '7 days'`,
  oldest: 'asked_at',
});
