import type { PersonId } from '@cordee/accounts';
import { type Db, rows } from '@cordee/kernel';
import type { SessionId } from '../domain/ids.ts';

/** How long a person held a slot: on how many days, and since when first. (TEAM-5) */
export type HeldSlot = Readonly<{ days: number; since: Date }>;

/** How long each of these people held a slot of each of these sessions until now, from its first day on; a slot that goes at midnight was not held on that day. (TEAM-5) */
export const heldDays = (db: Db, query: { people: readonly PersonId[]; sessions: readonly SessionId[]; now: Date; timeZone: string }) =>
  rows<HeldSlot & { session: SessionId; person: PersonId }>(
    db,
    `select h.session, m.person, count(distinct day)::integer as days,
       min(greatest(h.since, s.starts_on::timestamp at time zone :timeZone)) as since
     from cordee.membership m
     join cordee.session s on s.id = m.session
     join cordee.slot_holding h on h.membership = m.id
     cross join generate_series(
       greatest((h.since at time zone :timeZone)::date, s.starts_on),
       (greatest(h.since, coalesce(h.until - interval '1 microsecond', :now)) at time zone :timeZone)::date,
       interval '1 day') as day
     where m.person = any(:people) and m.session = any(:sessions)
     group by h.session, m.person`,
    query,
  );
