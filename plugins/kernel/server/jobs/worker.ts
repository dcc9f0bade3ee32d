import type { Core } from '@strapi/strapi';
import pg from 'pg';
import { sendNext } from '../mail/send.ts';
import { deliverNext } from '../outbox/deliver.ts';
import { appOf } from '../plugin.ts';
import { jobsOf, runJob } from './job.ts';

/** How long the worker sleeps when nothing is owed and nobody rings, in milliseconds. */
const NAP = 1_000;

/** A running worker; `stop` lets what is under way end first. */
export type Worker = Readonly<{ stop: () => Promise<void> }>;

/**
 * Delivers events, sends mail and does what the rooms' duties find due, each in a lane of its own, until it is stopped.
 * Any number of workers may run on one database.
 */
export function startWorker(strapi: Core.Strapi): Worker {
  const bell = ringing(strapi);
  let stopping = false;

  const lane = async (name: string, work: (strapi: Core.Strapi) => Promise<boolean>) => {
    while (!stopping) {
      const rung = bell.rung();
      const worked = await work(strapi).catch((error: Error) => {
        strapi.log.error(`${name}: ${error.message}`);
        return false;
      });
      if (!worked && !stopping) await bell.wait(rung);
    }
  };
  const jobs = jobsOf(strapi).map((job) => lane(job.id, () => runJob(strapi, job)));
  const lanes = Promise.all([lane('events', deliverNext), lane('mail', sendNext), ...jobs]);

  return {
    async stop() {
      stopping = true;
      bell.ring();
      await lanes;
      await bell.close();
    },
  };
}

/** PostgreSQL rings when something is announced; without it the worker looks once a second. */
function ringing(strapi: Core.Strapi) {
  const waiting = new Set<() => void>();
  let rings = 0;
  const ring = () => {
    rings += 1;
    for (const wake of waiting) wake();
  };
  let listening: pg.Client | undefined;
  let closed = false;

  const listen = async () => {
    const client = new pg.Client({
      connectionString: appOf(strapi).settings.DATABASE_URL,
      application_name: 'cordee-bell',
      connectionTimeoutMillis: 2_000,
    });
    client.on('notification', ring);
    client.on('error', () => (listening = undefined));
    client.on('end', () => (listening = undefined));
    try {
      listening = client;
      await client.connect();
      await client.query('listen cordee_work');
    } catch {
      listening = undefined;
    }
  };

  return {
    ring,
    /** How often it has rung so far. */
    rung: () => rings,
    /** Until it rings, or a nap is over; not at all when it has rung since `heard`, while its hearer was at work. */
    async wait(heard: number) {
      if (!listening && !closed) void listen();
      if (rings !== heard) return;
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, NAP);
        waiting.add(wake);
      });
    },
    async close() {
      closed = true;
      await listening?.end().catch(() => {});
    },
  };
}
