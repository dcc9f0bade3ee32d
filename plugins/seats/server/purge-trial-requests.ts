import { daily, purgeJob } from '@cordee/kernel';

/** Deletes old trial requests: what was typed by people who never confirmed it is not stored for ever. (ACC-9) */
export const purgeTrialRequests = purgeJob({
  id: 'seats.forget-trial-requests',
  name: { fr: 'Oubli des journées découverte demandées', en: 'Purge of requested trial days' },
  schedule: daily('02:10'),
  table: 'cordee.trial_request',
  expired: `q.asked_at < cordee.now() - interval '7 days'`,
  oldest: 'asked_at',
});
