import type { Core } from '@strapi/strapi';
import { messageOf, stackOf } from '../caught-error.ts';
import { appOf } from '../plugin.ts';
import { withRequestId } from '../request-id.ts';
import { type Db, execute, inTransaction, row } from '../transaction.ts';
import { backoff } from './backoff.ts';
import type { DomainEvent, Listener } from './events.ts';

/** A delivery that is due. The payload is `never` because only the listener knows its type. */
type PendingDelivery = DomainEvent<never> & { listener: string; attempts: number; requestId: string | null };

/**
 * Performs the oldest delivery that is due and that no other worker has claimed. The row stays locked while the listener runs, and its
 * effect is committed together with `done_at`: a killed worker leaves neither. Resolves with true when there was one.
 */
export async function deliverNext(strapi: Core.Strapi): Promise<boolean> {
  const listeners = appOf(strapi).plugins.flatMap((plugin) => plugin.listeners ?? []);
  let claimed: PendingDelivery | undefined;

  try {
    await inTransaction(strapi, async (db) => {
      const delivery = await claim(db, listeners);
      claimed = delivery;
      if (delivery) await withRequestId(delivery.requestId, () => run(strapi, db, listeners, delivery));
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
  if (!listener) throw new Error(`There is no listener ${pending.listener}.`);

  await listener.run({ strapi, db }, pending);
  await execute(
    db,
    'update cordee.delivery set done_at = cordee.now(), failure = null where event = :id and listener = :listener',
    pending,
  );
  strapi.log.info(`${pending.listener} done for ${pending.name}`, { event: pending.id });
}

async function postpone(strapi: Core.Strapi, pending: PendingDelivery, error: unknown): Promise<void> {
  const failure = messageOf(error);
  strapi.log.error(`${pending.listener} failed for ${pending.name}: ${stackOf(error)}`, { event: pending.id });

  await execute(
    strapi.db.connection,
    `update cordee.delivery
     set attempts = attempts + 1, failure = :failure, due_at = cordee.now() + make_interval(secs => :wait)
     where event = :id and listener = :listener and done_at is null`,
    { ...pending, failure, wait: backoff(pending.attempts + 1) },
  );
}
