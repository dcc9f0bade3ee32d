import type { PersonId } from '@cordee/accounts';
import { type Db, execute, row } from '@cordee/kernel';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import type { Role } from '../domain/membership.ts';
import type { SlotMember, SlotSession } from '../domain/slot.ts';

/** A session as its pilots see it, by its document id. */
export type PilotedSession = Readonly<{
  id: SessionId;
  session: string;
  reference: string;
  company: string;
  /** Title of the course; null until it is published. */
  course: string | null;
  kind: 'licence' | 'slot';
  /** How many slots it has; none in a licence session. */
  slots: number;
  startsOn: string;
  endsOn: string;
}>;

/** The session with this document id, if the person pilots its company, whose last session is not over. (ACC-5, ACC-8) */
export const pilotedSession = (db: Db, query: { session: string; person: PersonId; today: string }) =>
  row<PilotedSession>(
    db,
    `select s.id, s.document_id as session, s.reference, co.legal_name as company, c.title as course, s.kind,
       case when s.kind = 'slot' then s.allowance else 0 end as slots,
       to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn"
     from cordee.session s
     join cordee.company co on co.id = s.company
     join cordee.pilot l on l.company = s.company and l.person = :person
     left join cordee.published_course c on c.course = s.course
     where s.document_id = :session
       and exists (select from cordee.session o where o.company = s.company and o.last_member_ends_on >= :today::date)`,
    query,
  );

/** Locks a session until the end of the transaction: its slots and its waiting list change one command after the other. (SEAT-8) */
export const lockSlots = (db: Db, session: SessionId): Promise<void> =>
  execute(db, 'select from sessions where id = :session for no key update', { session });

/** The dates and the free slots of a session. */
export const slotSession = (db: Db, session: SessionId) =>
  row<SlotSession>(
    db,
    `select to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn", array(
       select t.number from cordee.slot t where t.session = s.id and t.in_service
         and not exists (select from cordee.slot_holding h where h.session = t.session and h.slot = t.number and h.until is null)
       order by t.number) as "freeSlots"
     from cordee.session s where s.id = :session and s.kind = 'slot'`,
    { session },
  );

/** A member of a slot session, for the form about their slot. */
export type SlotMemberRow = SlotMember &
  Readonly<{
    person: PersonId;
    firstName: string;
    lastName: string;
    email: string;
    erased: boolean;
    role: Role;
    ownEndsOn: string | null;
    since: Date | null;
  }>;

const MEMBER = `
  select m.id as membership, m.person, p.first_name as "firstName", p.last_name as "lastName", p.email, p.is_erased as erased, m.role, m.learns,
    to_char(m.ends_on, 'YYYY-MM-DD') as "endsOn", to_char(m.own_ends_on, 'YYYY-MM-DD') as "ownEndsOn", p.is_blocked as blocked, h.slot,
    coalesce(h.since, w.since) as since, w.place, f.person is not null as finished
  from cordee.current_membership m
  join cordee.person p on p.id = m.person
  join cordee.session s on s.id = m.session
  left join cordee.course_finish f on f.person = m.person and f.session = m.session and f.course = s.course
  left join cordee.slot_holding h on h.membership = m.id and h.until is null
  left join (
    select membership, since, row_number() over (order by position)::integer as place from cordee.waiting_member where session = :session
  ) w on w.membership = m.id
  where m.session = :session`;

/** One member of a session. */
export const slotMemberOf = (db: Db, query: { session: SessionId; membership: MembershipId }) =>
  row<SlotMemberRow>(db, `${MEMBER} and m.id = :membership`, query);

/** Who acts on a slot, and as what. (SEAT-9) */
export type SlotActor = Readonly<{ by: PersonId | null; as: 'pilot' | 'staff' | 'rotation' | 'left' | 'last-day' }>;

/** Notes that a member holds this slot from now on. (SEAT-9) */
export const insertHolding = (db: Db, holding: { session: SessionId; slot: number; membership: MembershipId } & SlotActor): Promise<void> =>
  execute(
    db,
    `insert into cordee.slot_holding (session, slot, membership, person, assigned_by, assigned_for)
     select session, :slot, id, person, :by, :as from cordee.membership where id = :membership and session = :session`,
    holding,
  );

/** Notes that a member holds their slot no more, from now on. Returns its number; undefined when they hold none. (SEAT-9) */
export const endHolding = (db: Db, holding: { membership: MembershipId } & SlotActor) =>
  row<{ slot: number }>(
    db,
    `update cordee.slot_holding set until = greatest(since, cordee.clock_time()), released_by = :by, released_for = :as
     where membership = :membership and until is null returning slot`,
    holding,
  );

/** Puts a member at the end of the waiting list. (ROT-1) */
export const insertWaiting = (db: Db, member: { session: SessionId; membership: MembershipId }): Promise<void> =>
  execute(
    db,
    `insert into cordee.waiting_member (session, membership, position)
     select :session, :membership, coalesce(max(position), 0) + 1 from cordee.waiting_member where session = :session`,
    member,
  );

/** Takes a member off the waiting list, if they are on it. (ROT-1) */
export const deleteWaiting = (db: Db, membership: MembershipId): Promise<void> =>
  execute(db, 'delete from cordee.waiting_member where membership = :membership', { membership });

/** What a mail about the slot of a member tells: nothing to who has left the session, nor of a course that is not published. */
export const slotNews = async (db: Db, { membership, on }: { membership: MembershipId; on: string }) => {
  const news = await row<{ person: PersonId; course: string; reference: string; place: number | null }>(
    db,
    `select m.person, c.title as course, s.reference, w.place
     from cordee.current_membership m
     join cordee.session s on s.id = m.session
     join cordee.published_course c on c.course = s.course
     left join lateral (select count(*)::integer as place from cordee.waiting_member mine join cordee.waiting_member before
       on before.session = mine.session and before.position <= mine.position where mine.membership = m.id having count(*) > 0) w on true
     where m.id = :membership`,
    { membership },
  );
  return news && { person: news.person, place: news.place, facts: { course: news.course, reference: news.reference, on } };
};
