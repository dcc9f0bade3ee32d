import { everyMinutes, purgeJob } from '@cordee/kernel';

/** Deletes login attempts once no rate limit counts them any more. */
export const purgeLoginAttempts = purgeJob({
  id: 'accounts.forget-guesses',
  name: { fr: 'Oubli des tentatives de connexion', en: 'Purge of login attempts' },
  schedule: everyMinutes(60),
  table: 'cordee.guess',
  expired: `q.at < cordee.now() - interval '2 hours'`,
  oldest: 'at',
});
