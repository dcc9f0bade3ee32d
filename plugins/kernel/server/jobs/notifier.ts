import type { Core } from '@strapi/strapi';
import pg from 'pg';
import { appOf } from '../base/app.ts';

/** Wakes the loops of a worker, each by its name. */
export type Notifier = Readonly<{
  /** Wakes a loop; one of them when several have the name. */
  wake: (loop: string) => void;
  /** Ends every wait, those to come too: the worker stops. */
  wakeAllForGood: () => void;
  /** Waits until the loop is woken, at most so many milliseconds; returns at once when it was woken since the last wait ended. */
  wait: (loop: string, most?: number) => Promise<void>;
  /** Connects to PostgreSQL's notifications unless connected. */
  listen: () => void;
  close: () => Promise<void>;
}>;

/** Wakes a loop when PostgreSQL notifies that one of its rows is due; the payload names the loop, and an empty one means all. */
export function startNotifier(strapi: Core.Strapi): Notifier {
  const woken = new Set<string>();
  const waiting = new Map<string, Set<() => void>>();
  let listener: pg.Client | undefined;
  let closed = false;
  let isOver = false;

  const wake = (loop: string) => {
    const [end] = waiting.get(loop) ?? [];
    if (end) end();
    else woken.add(loop);
  };
  const wakeSleeping = () => {
    for (const sleepers of waiting.values()) for (const end of sleepers) end();
  };

  const connect = async () => {
    const client = new pg.Client({
      connectionString: appOf(strapi).settings.DATABASE_URL,
      application_name: 'cordee-notifier',
      connectionTimeoutMillis: 2_000,
      query_timeout: 6_000,
    });
    client.on('notification', ({ payload }) => (payload ? wake(payload) : wakeSleeping()));
    client.on('error', () => (listener = undefined));
    client.on('end', () => (listener = undefined));
    try {
      listener = client;
      await client.connect();
      await client.query('listen cordee_work');
    } catch {
      listener = undefined;
      await client.end().catch(() => {});
    }
  };

  return {
    wake,
    wakeAllForGood() {
      isOver = true;
      wakeSleeping();
    },
    listen() {
      if (!listener && !closed) void connect();
    },
    async wait(loop, most) {
      if (isOver || woken.delete(loop)) return;

      const sleepers = waiting.get(loop) ?? new Set();
      waiting.set(loop, sleepers);
      await new Promise<void>((resolve) => {
        const timer = most === undefined ? undefined : setTimeout(() => end(), most);
        const end = () => {
          clearTimeout(timer);
          sleepers.delete(end);
          resolve();
        };
        sleepers.add(end);
      });
    },
    async close() {
      closed = true;
      await listener?.end().catch(() => {});
    },
  };
}
