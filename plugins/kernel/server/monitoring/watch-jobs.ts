import type { Core } from '@strapi/strapi';
import { appOf } from '../base/app.ts';
import { type Db, execute, row, rows } from '../base/transaction.ts';
import { queueJobsOf, type ScheduledJob, scheduledJobsOf } from '../jobs/job.ts';
import { everyMinutes, periodOf } from '../jobs/schedule.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { queueHealth, scheduledHealth } from './health.ts';
import { jobsLate } from './jobs-late.ts';
import { queueStates, scheduledStates } from './overview.ts';

const WATCH = 'kernel.watch-jobs';
const SCHEDULE = everyMinutes(15);

/** A job that staff are to look at: it stands still (`late`), or a row of it fails again and again. */
type LateJob = Readonly<{ id: string; fr: string; en: string; cause: 'late' | 'failing'; failure: string | null }>;

/** After how many failed attempts of a row staff are alerted: more than a quarter of an hour of them. */
const ALERT_AFTER_ATTEMPTS = 9;

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
    const current = { ids: late.map(({ id }) => id), causes: late.map(({ cause }) => cause) };
    await execute(db, 'update cordee.job set alerted_for = null where alerted_for is not null and id <> all(:ids::text[])', current);
    const alerted = await rows<{ id: string }>(
      db,
      `update cordee.job j set alerted_for = l.cause from unnest(:ids::text[], :causes::text[]) l (id, cause)
       where j.id = l.id and j.alerted_for is distinct from l.cause returning j.id`,
      current,
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
  const clock = await row<{ now: Date }>(db, 'select cordee.now() as now');
  const now = clock?.now ?? new Date();
  const scheduled = await scheduledStates(db, scheduledJobsOf(strapi));
  const lastWatch = scheduled.get(WATCH)?.endedAt;
  if (!lastWatch || now.getTime() - lastWatch.getTime() > 2 * periodOf(SCHEDULE)) return [];
  const queues = await queueStates(strapi, db);

  const lateScheduled = scheduledJobsOf(strapi).flatMap(({ id, name, schedule }): LateJob[] => {
    const state = scheduled.get(id);
    const isLate = state && scheduledHealth({ ...state, period: periodOf(schedule) }, now) === 'late';
    return isLate ? [{ id, ...name, cause: 'late', failure: state.waiting?.failure ?? null }] : [];
  });
  const lateQueues = queueJobsOf(strapi).flatMap(({ id, name, queue: { alertAfter = ALERT_AFTER_ATTEMPTS } }): LateJob[] => {
    const state = queues.get(id);
    const failure = state?.failures[0]?.failure ?? null;
    if (state && queueHealth(state, now) === 'late') return [{ id, ...name, cause: 'late', failure }];
    return state && alertAfter !== 'never' && state.worstAttempts >= alertAfter ? [{ id, ...name, cause: 'failing', failure }] : [];
  });
  return [...lateScheduled, ...lateQueues];
}
