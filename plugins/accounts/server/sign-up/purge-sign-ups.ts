import { daily, purgeJob } from '@cordee/kernel';

/** Deletes old sign-ups: what was typed by people who never confirmed their address is not stored for ever. (ACC-3) */
export const purgeSignUps = purgeJob({
  id: 'accounts.forget-sign-ups',
  name: { fr: 'Oubli des inscriptions sans suite', en: 'Purge of unconfirmed sign-ups' },
  schedule: daily('02:00'),
  table: 'cordee.sign_up',
  expired: `q.asked_at < cordee.now() - interval '7 days'`,
  oldest: 'asked_at',
});
