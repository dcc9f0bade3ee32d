import type { Core } from '@strapi/strapi';
import { appOf } from '../base/app.ts';
import { type Db, execute, row } from '../base/transaction.ts';
import { transactionalQueue } from '../jobs/queue.ts';
import { DELIVER_EVENTS, type DomainEvent, type Listener } from './events.ts';

/** A delivery that is due. The payload is `never` because only the listener knows its type. */
type PendingDelivery = DomainEvent<never> & { listener: string; attempts: number; requestId: string | null };

const listenersOf = (strapi: Core.Strapi) => appOf(strapi).plugins.flatMap((plugin) => plugin.listeners ?? []);

const listenerIds = (strapi: Core.Strapi) => listenersOf(strapi).map(({ id }) => id);

/** Delivers domain events: the effect of the listener is committed together with `done_at`, so that it happens once, whoever is killed. */
export const deliverEvents = transactionalQueue<PendingDelivery>({
  id: DELIVER_EVENTS,
  name: { fr: 'Suites de ce qui s’est passé', en: 'Consequences of what happened' },
  queue: {
    table: 'cordee.delivery',
    due: 'due_at',
    waiting: 'q.done_at is null',
    label: 'q.listener',
    known: { column: 'q.listener', values: listenerIds },
  },
  key: 'q.event = :id and q.listener = :listener',
  describe: ({ listener, name }) => `${listener} for ${name}`,
  claim: (db, strapi) =>
    row<PendingDelivery>(
      db,
      `select e.id, e.name, e.at, e.payload::json as payload, e.request_id as "requestId", d.listener, d.attempts
       from cordee.delivery d join cordee.event e on e.id = d.event
       where d.done_at is null and d.due_at <= cordee.now() and d.listener = any(:known)
       order by d.due_at, d.event limit 1 for update of d skip locked`,
      { known: listenerIds(strapi) },
    ),
  async run({ strapi, db }, pending) {
    await listenerOf(strapi, pending).run({ strapi, db }, pending);
    await markDone(db, pending);
    strapi.log.info(`${pending.listener} done for ${pending.name}`, { event: pending.id });
  },
});

function listenerOf(strapi: Core.Strapi, pending: PendingDelivery): Listener {
  const listener = listenersOf(strapi).find(({ id }) => id === pending.listener);
  if (!listener) throw new Error(`There is no listener ${pending.listener}.`);
  return listener;
}

const markDone = (db: Db, pending: PendingDelivery) =>
  execute(db, 'update cordee.delivery set done_at = cordee.now(), failure = null where event = :id and listener = :listener', pending);
