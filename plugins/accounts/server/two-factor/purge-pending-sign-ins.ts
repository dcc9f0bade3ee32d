import { everyMinutes, purgeJob } from '@cordee/kernel';

/** Deletes old pending sign-ins, those whose two-factor code never followed. (ACC-6) */
export const purgePendingSignIns = purgeJob({
  id: 'accounts.forget-half-sign-ins',
  name: { fr: 'Oubli des connexions restées sans code', en: 'Purge of sign-ins without their code' },
  schedule: everyMinutes(60),
  table: 'cordee.half_sign_in',
  expired: `q.asked_at < cordee.now() - interval '2 hours'`,
  oldest: 'asked_at',
});
