import type { Core } from '@strapi/strapi';
import pg from 'pg';
import { appOf } from '../plugin.ts';

/** How long a loop of the worker sleeps when nothing is due and no notification arrives, in milliseconds. */
const POLL_MS = 1_000;

/** Wakes the loops of a worker when PostgreSQL notifies that something is due; without that connection they poll once a second. */
export function startNotifier(strapi: Core.Strapi) {
  const waiting = new Set<() => void>();
  let notifications = 0;
  const notify = () => {
    notifications += 1;
    for (const wake of waiting) wake();
  };
  let listener: pg.Client | undefined;
  let closed = false;

  const listen = async () => {
    const client = new pg.Client({
      connectionString: appOf(strapi).settings.DATABASE_URL,
      application_name: 'cordee-notifier',
      connectionTimeoutMillis: 2_000,
    });
    client.on('notification', notify);
    client.on('error', () => (listener = undefined));
    client.on('end', () => (listener = undefined));
    try {
      listener = client;
      await client.connect();
      await client.query('listen cordee_work');
    } catch {
      listener = undefined;
    }
  };

  return {
    notify,
    /** The number of notifications received so far. */
    count: () => notifications,
    /** Waits for the next notification, at most `POLL_MS`; returns at once when one has been received since the count was `seen`. */
    async wait(seen: number) {
      if (!listener && !closed) void listen();
      if (notifications !== seen) return;
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, POLL_MS);
        waiting.add(wake);
      });
    },
    async close() {
      closed = true;
      await listener?.end().catch(() => {});
    },
  };
}
