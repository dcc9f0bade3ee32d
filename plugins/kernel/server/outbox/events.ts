import type { Core } from '@strapi/strapi';
import { appOf } from '../plugin.ts';
import { requestId } from '../request-id.ts';
import type { Db } from '../transaction.ts';

/** Something that happened, as its listeners get it. */
export type DomainEvent<Payload = unknown> = Readonly<{ id: string; name: string; at: Date; payload: Payload }>;

/**
 * Does something about an event: once for each, in the transaction that marks it done.
 * When it throws, nothing of it stays and it is tried again later.
 */
export type Listener = Readonly<{
  id: string;
  on: string;
  run: (tools: { strapi: Core.Strapi; db: Db }, event: DomainEvent<never>) => Promise<void>;
}>;

/** Declares what a room announces: `events<{ 'slot-released': { slot: string } }>('seats')`. */
export function events<Announced extends Record<string, Readonly<Record<string, unknown>>>>(plugin: string) {
  return {
    /** Writes the event, and what each listener owes, into the transaction of the change itself. */
    async announce<Name extends keyof Announced & string>(
      strapi: Core.Strapi,
      db: Db,
      name: Name,
      payload: Announced[Name],
    ): Promise<void> {
      await announce(strapi, db, `${plugin}.${name}`, [payload]);
    },
    /** The same for many at once, in one statement. */
    async announceEach<Name extends keyof Announced & string>(
      strapi: Core.Strapi,
      db: Db,
      name: Name,
      payloads: readonly Announced[Name][],
    ): Promise<void> {
      if (payloads.length > 0) await announce(strapi, db, `${plugin}.${name}`, payloads);
    },
    /** Declares a listener to one of these events. */
    listener<Name extends keyof Announced & string>(
      id: string,
      on: Name,
      run: (tools: { strapi: Core.Strapi; db: Db }, event: DomainEvent<Announced[Name]>) => Promise<void>,
    ): Listener {
      return { id, on: `${plugin}.${on}`, run: run as Listener['run'] };
    },
  };
}

async function announce(strapi: Core.Strapi, db: Db, name: string, payloads: readonly object[]): Promise<void> {
  const listeners = appOf(strapi)
    .plugins.flatMap((plugin) => plugin.listeners ?? [])
    .filter((listener) => listener.on === name);

  await db.raw(
    `with happened as (
       insert into cordee.event (name, payload, request_id)
       select :name, payload, :request from jsonb_array_elements(cast(:payloads as jsonb)) payload returning id
     ), owed as (
       insert into cordee.delivery (event, listener)
       select happened.id, listener from happened, unnest(:listeners::text[]) listener
     )
     select pg_notify('cordee_work', '')`,
    { name, payloads: JSON.stringify(payloads), request: requestId() ?? null, listeners: listeners.map(({ id }) => id) } as never,
  );
}
