import type { Core } from '@strapi/strapi';
import { startAgenda } from './agenda.ts';
import { queueJobsOf, SCHEDULER } from './job.ts';
import { startNotifier } from './notifier.ts';
import { handleQueue, QueueActivity } from './queue-loop.ts';
import { runScheduler } from './scheduler.ts';
import type { WorkerState } from './worker-state.ts';

/** A running worker; `stop` resolves once the work under way has ended. */
export type Worker = Readonly<{ stop: () => Promise<void> }>;

/**
 * Handles the queues and runs the scheduled jobs of all plugins until it is stopped. Each queue has a loop of its own: one that fails or waits
 * for a foreign host delays no other. Any number of workers may run on one database. (JOB-3)
 */
export function startWorker(strapi: Core.Strapi): Worker {
  const state: WorkerState = { stopping: false, held: true };
  const notifier = startNotifier(strapi);
  const activity = new QueueActivity(queueJobsOf(strapi));
  const loops = Promise.all([
    runScheduler(strapi, { state, notifier, activity }),
    ...queueJobsOf(strapi).flatMap((job) =>
      Array.from({ length: job.concurrency ?? 1 }, () => handleQueue(strapi, job, { state, notifier, activity })),
    ),
  ]);
  const agenda = startAgenda(strapi, () => notifier.wake(SCHEDULER));

  return {
    async stop() {
      state.stopping = true;
      notifier.wakeAllForGood();
      await loops;
      await agenda.stop();
      await notifier.close();
    },
  };
}
