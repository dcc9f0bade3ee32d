import type { PersonId } from '@cordee/accounts';
import { type Db, execute, row } from '@cordee/kernel';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import type { Place, SlotChange, SlotStandings } from '../domain/slot-change.ts';
import { IS_OUT } from './slot-store.ts';

type Standing = Readonly<{ session: SessionId; concerned: readonly MembershipId[] }>;

/**
 * How a session of slots stands: who holds them, and those of the members concerned who wait. `state` is equal as long as nothing changes: neither the
 * slots, nor the whole waiting list, nor how the slots go round.
 */
export async function slotStandings(db: Db, { session, concerned }: Standing): Promise<SlotStandings & { state: string }> {
  const found = await row<SlotStandings & { state: string }>(
    db,
    `select held.holders, listed.waiting, md5(concat_ws('|', held.state, listed.state,
       (select string_agg(t.number::text, ',' order by t.number) from cordee.slot t where t.session = :session and t.in_service),
       (select concat_ws(':', r.kind, r.version) from cordee.rotation r where r.session = :session))) as state
     from (
       select coalesce(json_agg(json_build_object('holding', id, 'slot', slot, 'membership', membership)), '[]') as holders,
         coalesce(string_agg(id::text, ',' order by slot), '') as state
       from cordee.slot_holding where session = :session and until is null
     ) held, (
       select coalesce(json_agg(json_build_object('membership', membership, 'position', position, 'since', since))
           filter (where membership = any(:concerned::uuid[])), '[]') as waiting,
         coalesce(string_agg(concat_ws(':', membership, position, since), ',' order by position), '') as state
       from cordee.waiting_member where session = :session
     ) listed`,
    { session, concerned },
  );
  if (!found) throw new Error('An aggregate has a row.');
  return found;
}

type Done = Readonly<{ session: SessionId; membership: MembershipId; by: PersonId; change: SlotChange; state: string }>;

/** Stores what a pilot has just changed about a session, in place of what was changed before. */
export const storeUndo = (db: Db, { change, ...done }: Done): Promise<void> =>
  execute(
    db,
    `insert into cordee.slot_undo (session, membership, done_by, change, state)
     values (:session, :membership, :by, cast(:change as jsonb), :state)
     on conflict (session) do update set id = default, membership = excluded.membership, done_by = excluded.done_by, done_at = default,
       change = excluded.change, state = excluded.state, undone = default`,
    { ...done, change: JSON.stringify(change) },
  );

/** What a pilot did, as it can be undone. */
export type Undo = Readonly<{ id: string; doneAt: Date; change: SlotChange; state: string; undone: boolean }>;

/** What was changed last about the slots of a session, if this person did it, about this member. */
export const lastUndo = (db: Db, query: { session: SessionId; membership: MembershipId; by: PersonId }) =>
  row<Undo>(
    db,
    `select id, done_at as "doneAt", change::json as change, state, undone from cordee.slot_undo
     where session = :session and membership = :membership and done_by = :by`,
    query,
  );

/** Notes that it was undone. */
export const markUndone = (db: Db, id: string): Promise<void> =>
  execute(db, 'update cordee.slot_undo set undone = true where id = :id', { id });

/** Puts members back on the waiting list, at the places that they had. */
export const restorePlaces = (db: Db, { session, places }: { session: SessionId; places: readonly Place[] }): Promise<void> =>
  execute(
    db,
    `insert into cordee.waiting_member (session, membership, position, since)
     select :session, membership, position, since
     from jsonb_to_recordset(cast(:places as jsonb)) as p (membership uuid, position integer, since timestamptz)`,
    { session, places: JSON.stringify(places) },
  );

type Returning = Readonly<{ memberships: readonly MembershipId[]; waiting: readonly MembershipId[]; today: string }>;

/** How many of these members can hold a slot, or wait for one (`waiting`), for which they must not have finished. (ROT-1, H-19) */
export const countOpen = async (db: Db, query: Returning): Promise<number> => {
  const found = await row<{ open: number }>(
    db,
    `select count(*)::integer as open from cordee.current_membership m join cordee.person p on p.id = m.person
     left join cordee.learner_access l on l.membership = m.id
     where m.id = any(:memberships::uuid[]) and not ${IS_OUT} and (l.finished_at is null or m.id <> all(:waiting::uuid[]))`,
    query,
  );
  return found?.open ?? 0;
};
