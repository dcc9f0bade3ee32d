import { daily, purgeJob } from '@cordee/kernel';

/** Deletes sign-ins a month after they ended, or were used last: none is alive that long without use. The connection log keeps the hours. (SEC-4) */
export const purgeSignIns = purgeJob({
  id: 'accounts.forget-sign-ins',
  name: { fr: 'Oubli des connexions terminées', en: 'Purge of ended sign-ins' },
  schedule: daily('02:15'),
  table: 'cordee.sign_in',
  expired: `coalesce(q.ended_at, q.last_seen_at) < cordee.now() - interval '30 days'`,
  oldest: 'started_at',
});

/** Deletes trusted browsers in which nobody has signed in for as long as their cookie lasts. (ACC-1) */
export const purgeTrustedBrowsers = purgeJob({
  id: 'accounts.forget-devices',
  name: { fr: 'Oubli des navigateurs reconnus', en: 'Purge of known browsers' },
  schedule: daily('02:20'),
  table: 'cordee.device',
  expired: `q.last_seen_at < cordee.now() - interval '400 days'`,
  oldest: 'last_seen_at',
});
