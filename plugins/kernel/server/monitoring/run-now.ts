import type { Core } from '@strapi/strapi';
import { type Staff, writeAuditLog } from '../audit/audit-log.ts';
import { execute, inTransaction } from '../base/transaction.ts';
import { releaseHold } from '../jobs/installation.ts';
import { isScheduled, notifyJob, waitingRows } from '../jobs/job.ts';
import { requestRun } from '../jobs/ledger.ts';
import { failingRows, findJob } from './overview.ts';

/**
 * Runs a job now because staff ask for it: a scheduled job gets a run of its own, which bears their name; of a queue, the rows that failed become
 * due. @throws JobNotFound (JOB-2)
 */
export const runNow = (strapi: Core.Strapi, { job: id, staff }: { job: string; staff: Staff }): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const job = findJob(strapi, id);
    if (isScheduled(job)) await requestRun(db, { job: id, by: staff.name });
    else {
      const { table, due } = job.queue;
      await execute(
        db,
        `update ${table} set ${due} = cordee.now() where ctid in (
           select q.ctid from ${table} q where ${waitingRows(strapi, job.queue)} and ${failingRows(job.queue)} for update skip locked)`,
      );
      await notifyJob(db, id);
    }
    await writeAuditLog(db, { staff, act: 'kernel.job-run', person: null, facts: { job: id } });
  });

/** Ends the hold because staff say that this is the real installation: jobs run and messages are sent from now on. (H-68) */
export const resumeJobs = (strapi: Core.Strapi, { staff }: { staff: Staff }): Promise<void> =>
  inTransaction(strapi, async (db) => {
    if (await releaseHold(strapi, db)) await writeAuditLog(db, { staff, act: 'kernel.jobs-resumed', person: null });
  });
