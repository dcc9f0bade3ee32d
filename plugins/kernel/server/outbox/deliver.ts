import type { Core } from '@strapi/strapi';
import { appOf } from '../plugin.ts';
import { withRequestId } from '../request-id.ts';
import { type Db, inTransaction, row } from '../transaction.ts';
import { backoff } from './backoff.ts';
import type { DomainEvent, Listener } from './events.ts';

type PendingDelivery = DomainEvent & { listener: string; attempts: number; requestId: string | null };

/**
 * Does the oldest thing that is owed to a listener and not in other hands. The row stays locked while the listener
 * runs, and its effect and its mark are saved together: a killed worker leaves neither. True when there was one.
 */
export async function deliverNext(strapi: Core.Strapi): Promise<boolean> {
  const listeners = appOf(strapi).plugins.flatMap((plugin) => plugin.listeners ?? []);
  let claimed: PendingDelivery | undefined;

  try {
    await inTransaction(strapi, async (db) => {
      claimed = await claim(db, listeners);
      if (claimed) await withRequestId(claimed.requestId, () => run(strapi, db, listeners, claimed as PendingDelivery));
    });
  } catch (error) {
    if (!claimed) throw error;
    await postpone(strapi, claimed, error);
  }
  return claimed !== undefined;
}

const claim = (db: Db, listeners: readonly Listener[]) =>
  row<PendingDelivery>(
    db,
    `select e.id, e.name, e.at, e.payload::json as payload, e.request_id as "requestId", d.listener, d.attempts
     from cordee.delivery d join cordee.event e on e.id = d.event
     where d.done_at is null and d.due_at <= cordee.now() and d.listener = any(:known)
     order by d.due_at, d.event limit 1 for update of d skip locked`,
    { known: listeners.map(({ id }) => id) },
  );

async function run(strapi: Core.Strapi, db: Db, listeners: readonly Listener[], pending: PendingDelivery): Promise<void> {
  const listener = listeners.find(({ id }) => id === pending.listener);
  if (!listener) throw new Error(`no listener ${pending.listener}`);

  await listener.run({ strapi, db }, pending as unknown as DomainEvent<never>);
  await db.raw('update cordee.delivery set done_at = cordee.now(), failure = null where event = :id and listener = :listener', pending);
  strapi.log.info(`${pending.listener} done for ${pending.name}`, { event: pending.id });
}

async function postpone(strapi: Core.Strapi, pending: PendingDelivery, error: unknown): Promise<void> {
  const failure = error instanceof Error ? error.message : String(error);
  strapi.log.error(`${pending.listener} failed for ${pending.name}: ${failure}`, { event: pending.id });

  await strapi.db.connection.raw(
    `update cordee.delivery
     set attempts = attempts + 1, failure = :failure, due_at = cordee.now() + make_interval(secs => :wait)
     where event = :id and listener = :listener and done_at is null`,
    { ...pending, failure, wait: backoff(pending.attempts + 1) },
  );
}
