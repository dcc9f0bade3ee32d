import type { Core } from '@strapi/strapi';
import { stackOf } from '../caught-error.ts';
import { sendNext } from '../mail/send.ts';
import { deliverNext } from '../outbox/deliver.ts';
import { jobsOf, runJob } from './job.ts';
import { startNotifier } from './notifier.ts';

/** A running worker; `stop` resolves once the work under way has ended. */
export type Worker = Readonly<{ stop: () => Promise<void> }>;

/**
 * Delivers events, sends mail and runs the jobs of the plugins, each in a loop of its own, until it is stopped.
 * Any number of workers may run on one database.
 */
export function startWorker(strapi: Core.Strapi): Worker {
  const notifier = startNotifier(strapi);
  let stopping = false;

  const loop = async (name: string, work: (strapi: Core.Strapi) => Promise<boolean>) => {
    while (!stopping) {
      const seen = notifier.count();
      const worked = await work(strapi).catch((error: unknown) => {
        strapi.log.error(`the worker loop ${name} failed: ${stackOf(error)}`);
        return false;
      });
      if (!worked && !stopping) await notifier.wait(seen);
    }
  };
  const jobs = jobsOf(strapi).map((job) => loop(job.id, () => runJob(strapi, job)));
  const loops = Promise.all([loop('events', deliverNext), loop('mail', sendNext), ...jobs]);

  return {
    async stop() {
      stopping = true;
      notifier.notify();
      await loops;
      await notifier.close();
    },
  };
}
