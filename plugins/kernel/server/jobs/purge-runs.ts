import { purgeJob } from './purge.ts';
import { daily } from './schedule.ts';

/** Deletes the runs of scheduled jobs after ninety days, but never the last of a job. (JOB-2) */
export const purgeRuns = purgeJob({
  id: 'kernel.purge-job-runs',
  name: { fr: 'Oubli des anciens passages', en: 'Purge of old runs' },
  schedule: daily('02:30'),
  table: 'cordee.job_run',
  expired: `q.ended_at < cordee.now() - interval '90 days'
    and q.id < (select max(r.id) from cordee.job_run r where r.job = q.job and r.requested_by is null)`,
  oldest: 'ended_at',
});
