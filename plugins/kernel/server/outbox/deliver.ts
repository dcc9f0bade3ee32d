import type { Core } from '@strapi/strapi';
import { underRequest } from '../request.ts';
import { houseOf } from '../room.ts';
import { type Db, inTransaction, row } from '../transaction.ts';
import { backoff } from './backoff.ts';
import type { Happening, Listener } from './events.ts';

type Owed = Happening & { listener: string; attempts: number; requestId: string | null };

/**
 * Does the oldest thing that is owed to a listener and not in other hands. The row stays locked while the listener
 * runs, and its effect and its mark are saved together: a killed worker leaves neither. True when there was one.
 */
export async function deliverOne(strapi: Core.Strapi): Promise<boolean> {
  const listeners = houseOf(strapi).rooms.flatMap((room) => room.listeners ?? []);
  let taken: Owed | undefined;

  try {
    await inTransaction(strapi, async (db) => {
      taken = await take(db, listeners);
      if (taken) await underRequest(taken.requestId, () => run(strapi, db, listeners, taken as Owed));
    });
  } catch (error) {
    if (!taken) throw error;
    await putOff(strapi, taken, error);
  }
  return taken !== undefined;
}

const take = (db: Db, listeners: readonly Listener[]) =>
  row<Owed>(
    db,
    `select e.id, e.name, e.at, e.payload::json as payload, e.request_id as "requestId", d.listener, d.attempts
     from cordee.delivery d join cordee.event e on e.id = d.event
     where d.done_at is null and d.due_at <= cordee.now() and d.listener = any(:known)
     order by d.due_at, d.event limit 1 for update of d skip locked`,
    { known: listeners.map(({ id }) => id) },
  );

async function run(strapi: Core.Strapi, db: Db, listeners: readonly Listener[], owed: Owed): Promise<void> {
  const listener = listeners.find(({ id }) => id === owed.listener);
  if (!listener) throw new Error(`no listener ${owed.listener}`);

  await listener.run({ strapi, db }, owed as unknown as Happening<never>);
  await db.raw('update cordee.delivery set done_at = cordee.now(), failure = null where event = :id and listener = :listener', owed);
  strapi.log.info(`${owed.listener} done for ${owed.name}`, { event: owed.id });
}

async function putOff(strapi: Core.Strapi, owed: Owed, error: unknown): Promise<void> {
  const failure = error instanceof Error ? error.message : String(error);
  strapi.log.error(`${owed.listener} failed for ${owed.name}: ${failure}`, { event: owed.id });

  await strapi.db.connection.raw(
    `update cordee.delivery
     set attempts = attempts + 1, failure = :failure, due_at = cordee.now() + make_interval(secs => :wait)
     where event = :id and listener = :listener and done_at is null`,
    { ...owed, failure, wait: backoff(owed.attempts + 1) },
  );
}
