import type { PersonId } from '@cordee/accounts';
import { type Db, execute, rows } from '@cordee/kernel';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import type { Named } from './shown-name.ts';

/** A member who waits for a slot; `document`: of the person, `since` is a calendar day, `endsOn` their last, `total` the length of the list. */
type WaitingMember = Named &
  Readonly<{ membership: MembershipId; document: string; since: string; endsOn: string; blocked: boolean; total: number }>;

/** The first of those who wait for a slot of a session, at most this many, in order. (ROT-1) */
export const waitingMembers = (db: Db, query: { session: SessionId; most: number; timeZone: string }) =>
  rows<WaitingMember>(
    db,
    `select w.membership, p.document_id as document, p.first_name as "firstName", p.last_name as "lastName", p.email, p.is_erased as erased, p.is_blocked as blocked,
       to_char(m.ends_on, 'YYYY-MM-DD') as "endsOn", to_char(w.since at time zone :timeZone, 'YYYY-MM-DD') as since, count(*) over ()::integer as total
     from cordee.waiting_member w
     join cordee.current_membership m on m.id = w.membership
     join cordee.person p on p.id = m.person
     where w.session = :session order by w.position limit :most`,
    query,
  );

/** Everybody who waits for a slot of a session, in order. */
export const waitingOrder = (db: Db, session: SessionId) =>
  rows<{ membership: MembershipId; person: PersonId }>(
    db,
    `select w.membership, m.person from cordee.waiting_member w join cordee.membership m on m.id = w.membership
     where w.session = :session order by w.position`,
    { session },
  );

/** Puts those who wait into this order. (ROT-1) */
export const saveWaitingOrder = (db: Db, { session, order }: { session: SessionId; order: readonly MembershipId[] }): Promise<void> =>
  execute(
    db,
    `update cordee.waiting_member w set position = n.position
     from unnest(:order::uuid[]) with ordinality as n (membership, position)
     where w.membership = n.membership and w.session = :session and w.position <> n.position`,
    { session, order },
  );

/** Puts members who do not wait before all who wait for a slot of their session, in this order. (SEAT-6, ROT-1) */
export async function putFirstInLine(
  db: Db,
  { session, members }: { session: SessionId; members: readonly MembershipId[] },
): Promise<void> {
  await execute(db, 'update cordee.waiting_member set position = position + :places where session = :session', {
    session,
    places: members.length,
  });
  await execute(
    db,
    `insert into cordee.waiting_member (session, membership, position)
     select :session, n.membership, n.position from unnest(:members::uuid[]) with ordinality as n (membership, position)`,
    { session, members },
  );
}
