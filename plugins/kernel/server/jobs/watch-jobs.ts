import type { Core } from '@strapi/strapi';
import { currentTime } from '../clock.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { appOf } from '../plugin.ts';
import { type Db, execute, rows } from '../transaction.ts';
import { queueHealth, scheduledHealth } from './health.ts';
import { queueJobsOf, type ScheduledJob, scheduledJobsOf } from './job.ts';
import { jobsLate } from './jobs-late.ts';
import { queueStates, scheduledStates } from './overview.ts';
import { everyMinutes, periodOf } from './schedule.ts';

const WATCH = 'kernel.watch-jobs';
const SCHEDULE = everyMinutes(15);

type LateJob = Readonly<{ id: string; fr: string; en: string; failure: string | null }>;

/** Alerts staff of jobs that have not ended for twice their period, each once until it has ended. (H-69) */
export const watchJobs: ScheduledJob = {
  id: WATCH,
  name: { fr: 'Surveillance des tâches', en: 'Watch over the jobs' },
  schedule: SCHEDULE,
  missed: 'last',
  did: {
    fr: '{late, plural, =0 {aucun retard} one {# tâche en retard} other {# tâches en retard}}',
    en: '{late, plural, =0 {none late} one {# job late} other {# jobs late}}',
  },
  async run({ strapi, db }) {
    const late = await lateJobs(strapi, db);
    await execute(db, 'update cordee.job set alerted_at = null where alerted_at is not null and id <> all(:ids::text[])', {
      ids: late.map(({ id }) => id),
    });
    const alerted = await rows<{ id: string }>(
      db,
      'update cordee.job set alerted_at = cordee.now() where alerted_at is null and id = any(:ids::text[]) returning id',
      { ids: late.map(({ id }) => id) },
    );
    const newlyLate = late.filter(({ id }) => alerted.some((each) => each.id === id));
    for (const { id, failure } of newlyLate) strapi.log.error(`the job ${id} has not ended for too long${failure ? `: ${failure}` : ''}`);

    const { CONTACT, CMS_URL } = appOf(strapi).settings;
    if (CONTACT && newlyLate.length > 0)
      await queueMail(db, {
        to: CONTACT,
        locale: 'fr',
        template: jobsLate.id,
        facts: { jobs: newlyLate.map(({ fr, en, failure }) => ({ fr, en, failure })), page: `${CMS_URL}/admin/plugins/kernel` },
      });
    return { late: late.length };
  },
};

/** Workers that come back after downtime are about to do what waited for them: nothing is late before they have watched twice. */
async function lateJobs(strapi: Core.Strapi, db: Db): Promise<LateJob[]> {
  const now = await currentTime(strapi);
  const scheduled = await scheduledStates(db, scheduledJobsOf(strapi));
  const lastWatch = scheduled.get(WATCH)?.endedAt;
  if (!lastWatch || now.getTime() - lastWatch.getTime() > 2 * periodOf(SCHEDULE)) return [];
  const queues = await queueStates(db, queueJobsOf(strapi));

  const lateScheduled = scheduledJobsOf(strapi).flatMap(({ id, name, schedule }) => {
    const state = scheduled.get(id);
    const isLate = state && scheduledHealth({ ...state, period: periodOf(schedule) }, now) === 'late';
    return isLate ? [{ id, ...name, failure: state.waiting?.failure ?? null }] : [];
  });
  const lateQueues = queueJobsOf(strapi).flatMap(({ id, name }) => {
    const state = queues.get(id);
    const isLate = state && queueHealth(state, now) === 'late';
    return isLate ? [{ id, ...name, failure: state.failures[0]?.failure ?? null }] : [];
  });
  return [...lateScheduled, ...lateQueues];
}
