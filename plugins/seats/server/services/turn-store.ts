import type { PersonId } from '@cordee/accounts';
import { type Db, execute, rows } from '@cordee/kernel';
import type { Day, Id } from '@cordee/kernel/pure';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { IS_OUT } from './slot-store.ts';

/**
 * How the slots of a session go round, as it is stored; `version` counts its changes; `night`: the last day whose night has passed, or on which the kind
 * was changed. (ROT-2, ROT-3, ROT-7)
 */
type StoredRotation = Readonly<{
  kind: 'none' | 'natural' | 'paced';
  days: number;
  weekends: boolean;
  holidays: boolean;
  leaversReturn: boolean;
  version: number;
  night: Day | null;
}>;

/** A running turn, with what a change of the rotation made of it; `finishedOn`: the day on which its member finished the course. (ROT-7) */
type StoredTurn = Readonly<{
  slot: number;
  membership: MembershipId;
  person: PersonId;
  since: Day;
  countsFrom: Day | null;
  earliestEnd: Day | null;
  isOver: boolean;
  endsOn: Day;
  finishedOn: Day | null;
}>;

/** A slot session, with all that its turns depend on: the numbers of its slots, the running turns, and who waits, in order, and is not out of it. (ROT-7) */
export type TurningSession = Readonly<{
  session: SessionId;
  /** Null when none is linked. */
  course: Id<'course'> | null;
  startsOn: Day;
  endsOn: Day;
  rotation: StoredRotation;
  slots: readonly number[];
  turns: readonly StoredTurn[];
  waiting: readonly Readonly<{ membership: MembershipId; person: PersonId; endsOn: Day }>[];
}>;

type Query = Readonly<{ sessions: readonly SessionId[]; today: Day; timeZone: string }>;

/** Those of these sessions that have slots, as they stand on this day. (ROT-7) */
export const turningSessions = (db: Db, query: Query) =>
  rows<TurningSession>(
    db,
    `select s.id as session, s.course, to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
       json_build_object('kind', coalesce(r.kind, 'none'), 'days', coalesce(r.days, 5), 'weekends', coalesce(r.weekends, false),
         'holidays', coalesce(r.holidays, false), 'leaversReturn', coalesce(r.leavers_return, true), 'version', coalesce(r.version, 0),
         'night', r.night) as rotation,
       array(select t.number from cordee.slot t where t.session = s.id and t.in_service order by t.number) as slots,
       (select coalesce(json_agg(json_build_object('slot', h.slot, 'membership', h.membership, 'person', h.person,
           'since', (coalesce(h.turn_since, h.since) at time zone :timeZone)::date, 'countsFrom', h.turn_counts_from,
           'earliestEnd', h.turn_earliest_end, 'isOver', h.turn_over, 'endsOn', m.ends_on,
           'finishedOn', (f.finished_at at time zone :timeZone)::date) order by h.slot), '[]')
         from cordee.slot_holding h join cordee.current_membership m on m.id = h.membership
         left join cordee.course_finish f on f.person = h.person and f.session = h.session and f.course = s.course
         where h.session = s.id and h.until is null) as turns,
       (select coalesce(json_agg(json_build_object('membership', w.membership, 'person', m.person, 'endsOn', m.ends_on) order by w.position), '[]')
         from cordee.waiting_member w join cordee.current_membership m on m.id = w.membership join cordee.person p on p.id = m.person
         where w.session = s.id and not ${IS_OUT}) as waiting
     from cordee.session s left join cordee.rotation r on r.session = s.id
     where s.id = any(:sessions) and s.kind = 'slot' order by s.id`,
    query,
  );

type Change = Readonly<{ session: SessionId; rotation: Omit<StoredRotation, 'version' | 'night'>; today: Day }>;

/** Stores how the slots of a session go round from today on; the session is locked. (ROT-1, ROT-7) */
export const storeRotation = (db: Db, { session, rotation, today }: Change): Promise<void> =>
  execute(
    db,
    `insert into cordee.rotation (session, kind, days, weekends, holidays, leavers_return, night)
     values (:session, :kind, :days, :weekends, :holidays, :leaversReturn, :today)
     on conflict (session) do update set kind = excluded.kind, days = excluded.days, weekends = excluded.weekends, holidays = excluded.holidays,
       leavers_return = excluded.leavers_return, version = rotation.version + 1,
       night = case when rotation.kind = excluded.kind then rotation.night else excluded.night end`,
    { session, ...rotation, today },
  );

/** What a change of the rotation makes of a running turn. (ROT-7) */
export type ChangedTurn = Readonly<{ membership: MembershipId; countsFrom: Day | null; earliestEnd: Day | null; isOver: boolean }>;

/** Stores what a change of the rotation makes of the running turns of a session. (ROT-7) */
export const storeTurns = (db: Db, { session, turns }: { session: SessionId; turns: readonly ChangedTurn[] }): Promise<void> =>
  execute(
    db,
    `update cordee.slot_holding h set turn_counts_from = t."countsFrom", turn_earliest_end = t."earliestEnd", turn_over = t."isOver"
     from jsonb_to_recordset(cast(:turns as jsonb)) as t (membership uuid, "countsFrom" date, "earliestEnd" date, "isOver" boolean)
     where h.session = :session and h.membership = t.membership and h.until is null`,
    { session, turns: JSON.stringify(turns) },
  );

/**
 * Marks that this night has passed in the sessions whose slots go round and which it has not passed in yet, and returns those in which somebody waits;
 * all of them are locked, as `lockSlots` does. (ROT-4, ROT-7)
 */
export async function beginNight(db: Db, today: Day): Promise<SessionId[]> {
  const sessions = await rows<{ session: SessionId }>(
    db,
    `select s.id as session from sessions s
     where s.id in (select r.session from cordee.rotation r where r.kind <> 'none' and (r.night is null or r.night < :today::date))
       and s.starts_on <= :today::date and s.ends_on >= :today::date
     order by s.id for no key update`,
    { today },
  );
  const turning = await rows<{ session: SessionId }>(
    db,
    `with passed as (
       update cordee.rotation set night = :today::date
       where session = any(:sessions) and kind <> 'none' and (night is null or night < :today::date) returning session)
     select session from passed where exists (select from cordee.waiting_member w where w.session = passed.session) order by session`,
    { today, sessions: sessions.map(({ session }) => session) },
  );
  return turning.map(({ session }) => session);
}

/** Puts members at the ends of the waiting lists of their sessions, in this order. (ROT-3, ROT-7) */
export const insertWaitingEach = (db: Db, members: readonly Readonly<{ session: SessionId; membership: MembershipId }>[]): Promise<void> =>
  execute(
    db,
    `insert into cordee.waiting_member (session, membership, position)
     select m.session, m.membership, coalesce((select max(w.position) from cordee.waiting_member w where w.session = m.session), 0)
       + row_number() over (partition by m.session order by m.position)
     from rows from (jsonb_to_recordset(cast(:members as jsonb)) as (session integer, membership uuid)) with ordinality as m (session, membership, position)`,
    { members: JSON.stringify(members) },
  );
