import type { PersonId } from '@cordee/accounts';
import { type Db, rows } from '@cordee/kernel';
import type { SessionId } from '../domain/ids.ts';

/** On how many days of each of these sessions a person held a slot until now; a slot that goes at midnight was not held on that day. (TEAM-5) */
export const heldDays = (db: Db, query: { person: PersonId; sessions: readonly SessionId[]; now: Date; timeZone: string }) =>
  rows<{ session: SessionId; days: number }>(
    db,
    `select h.session, count(distinct day)::integer as days
     from cordee.membership m
     join cordee.session s on s.id = m.session
     join cordee.slot_holding h on h.membership = m.id
     cross join generate_series(
       greatest((h.since at time zone :timeZone)::date, s.starts_on),
       (greatest(h.since, coalesce(h.until - interval '1 microsecond', :now)) at time zone :timeZone)::date,
       interval '1 day') as day
     where m.person = :person and m.session = any(:sessions)
     group by h.session`,
    query,
  );
