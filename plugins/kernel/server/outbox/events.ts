import type { Core } from '@strapi/strapi';
import { appOf } from '../base/app.ts';
import { requestId } from '../base/request-id.ts';
import { type Db, execute } from '../base/transaction.ts';

declare module '../base/app.ts' {
  interface PluginDefinition {
    readonly listeners?: readonly Listener[];
  }
}

/** The job that delivers events to their listeners. */
export const DELIVER_EVENTS = 'kernel.deliver-events';

/** A domain event, as its listeners receive it. */
export type DomainEvent<Payload = unknown> = Readonly<{ id: string; name: string; at: Date; payload: Payload }>;

/**
 * A listener runs once for each event, in the transaction that marks the delivery as done. When it throws, the transaction is rolled back
 * and the delivery is tried again later.
 */
export type Listener = Readonly<{
  id: string;
  on: string;
  run: (tools: { strapi: Core.Strapi; db: Db }, event: DomainEvent<never>) => Promise<void>;
}>;

/** Declares the domain events of a plugin: `events<{ 'member-joined': { person: number } }>('seats')`. */
export function events<Announced extends Record<string, Readonly<Record<string, unknown>>>>(plugin: string) {
  return {
    /** Writes the event, and a delivery for each of its listeners, in the transaction of the change itself. */
    async announce<Name extends keyof Announced & string>(
      strapi: Core.Strapi,
      db: Db,
      name: Name,
      payload: Announced[Name],
    ): Promise<void> {
      await announce(strapi, db, `${plugin}.${name}`, [payload]);
    },
    /** Same as `announce`, but for many events at once, in one statement. */
    async announceEach<Name extends keyof Announced & string>(
      strapi: Core.Strapi,
      db: Db,
      name: Name,
      payloads: readonly Announced[Name][],
    ): Promise<void> {
      if (payloads.length > 0) await announce(strapi, db, `${plugin}.${name}`, payloads);
    },
    /** Declares a listener for one of these events. */
    listener<Name extends keyof Announced & string>(
      id: string,
      on: Name,
      run: (tools: { strapi: Core.Strapi; db: Db }, event: DomainEvent<Announced[Name]>) => Promise<void>,
    ): Listener {
      return { id, on: `${plugin}.${on}`, run };
    },
  };
}

async function announce(strapi: Core.Strapi, db: Db, name: string, payloads: readonly object[]): Promise<void> {
  const listeners = appOf(strapi)
    .plugins.flatMap((plugin) => plugin.listeners ?? [])
    .filter((listener) => listener.on === name);

  await execute(
    db,
    `with new_event as (
       insert into cordee.event (name, payload, request_id)
       select :name, payload, :request from jsonb_array_elements(cast(:payloads as jsonb)) payload returning id
     ), new_delivery as (
       insert into cordee.delivery (event, listener)
       select new_event.id, listener from new_event, unnest(:listeners::text[]) listener
     )
     select pg_notify('cordee_work', :job) where cardinality(:listeners::text[]) > 0`,
    {
      name,
      payloads: JSON.stringify(payloads),
      request: requestId() ?? null,
      listeners: listeners.map(({ id }) => id),
      job: DELIVER_EVENTS,
    },
  );
}
