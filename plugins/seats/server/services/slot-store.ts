import type { PersonId } from '@cordee/accounts';
import { type Db, execute, row, rows } from '@cordee/kernel';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import type { Role } from '../domain/membership.ts';
import type { HandOver, SlotMember, SlotSession } from '../domain/slot.ts';

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

/** SQL: a session as `PilotedSession` has it. */
const SESSION_COLUMNS = `s.id, s.document_id as session, s.reference, co.legal_name as company, c.title as course, s.kind,
  case when s.kind = 'slot' then s.allowance else 0 end as slots,
  to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn"`;

/** The session with this document id, if the person pilots its company, whose last session is not over. (ACC-5, ACC-8) */
export const pilotedSession = (db: Db, query: { session: string; person: PersonId; today: string }) =>
  row<PilotedSession>(
    db,
    `select ${SESSION_COLUMNS}
     from cordee.session s
     join cordee.company co on co.id = s.company
     join cordee.pilot l on l.company = s.company and l.person = :person
     left join cordee.published_course c on c.course = s.course
     where s.document_id = :session
       and exists (select from cordee.session o where o.company = s.company and o.last_member_ends_on >= :today::date)`,
    query,
  );

/** The sessions of slots that are not over, of the companies that a person pilots, by their references. (ROT-1) */
export const pilotedSlotSessions = (db: Db, query: { person: PersonId; today: string }) =>
  rows<{ session: string; reference: string }>(
    db,
    `select s.document_id as session, s.reference from cordee.session s join cordee.pilot l on l.company = s.company and l.person = :person
     where s.kind = 'slot' and s.ends_on >= :today::date order by s.reference limit 200`,
    query,
  );

/**
 * The session with this document id, if the person manages in it, or manages members of it from another session, as long as their own membership
 * is not over. (ACC-5, TEAM-1)
 */
export const managedSession = (db: Db, query: { session: string; person: PersonId; today: string }) =>
  row<PilotedSession>(
    db,
    `select ${SESSION_COLUMNS}
     from cordee.session s
     join cordee.company co on co.id = s.company
     left join cordee.published_course c on c.course = s.course
     where s.document_id = :session and exists (
       select from cordee.current_membership mine where mine.person = :person and mine.manages and mine.ends_on >= :today::date
         and (mine.session = s.id or exists (
           select from cordee.membership_manager t join cordee.current_membership m on m.id = t.managed where t.manager = mine.id and m.session = s.id)))`,
    query,
  );

/** Locks a session until the end of the transaction: its slots and its waiting list change one command after the other. (SEAT-8) */
export const lockSlots = (db: Db, session: SessionId): Promise<void> =>
  execute(db, 'select from sessions where id = :session for no key update', { session });

/** SQL: whether the member `m`, who is the person `p`, can hold no slot on this day: their last day has passed, or they are blocked. (ROT-7, H-19) */
export const IS_OUT = '(m.ends_on < :today::date or p.is_blocked)';

/**
 * Those of these sessions that have slots, as they stand on this day; of who waits, the first who are not out of it: one for each slot that is free or
 * whose holder has finished, and one for a slot that is freed.
 */
export const slotSessions = (db: Db, query: { sessions: readonly SessionId[]; today: string }) =>
  rows<SlotSession>(
    db,
    `select s.id as session, to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
       coalesce(r.kind, 'none') as rotation,
       free.slots as "freeSlots", finished.holders as "finishedHolders",
       (select coalesce(json_agg(json_build_object('membership', first.membership, 'startsOn', s.starts_on, 'endsOn', first.ends_on)
           order by first.position), '[]')
         from (
           select w.membership, w.position, m.ends_on
           from cordee.waiting_member w join cordee.current_membership m on m.id = w.membership join cordee.person p on p.id = m.person
           where w.session = s.id and not ${IS_OUT}
           order by w.position limit cardinality(free.slots) + finished.count + 1
         ) first) as waiting
     from cordee.session s
     left join cordee.rotation r on r.session = s.id
     cross join lateral (
       select array(select t.number from cordee.slot t where t.session = s.id and t.in_service
         and not exists (select from cordee.slot_holding h where h.session = t.session and h.slot = t.number and h.until is null)
         order by t.number) as slots
     ) free
     cross join lateral (
       select coalesce(json_agg(json_build_object('slot', h.slot, 'membership', h.membership) order by h.slot), '[]') as holders, count(*)
       from cordee.slot_holding h join cordee.course_finish f on f.person = h.person and f.session = h.session and f.course = s.course
       where h.session = s.id and h.until is null
     ) finished
     where s.id = any(:sessions) and s.kind = 'slot' order by s.id`,
    query,
  );

/** A slot session as it stands; undefined when its members have licences. */
export const slotSession = async (db: Db, { session, today }: { session: SessionId; today: string }): Promise<SlotSession | undefined> =>
  (await slotSessions(db, { sessions: [session], today }))[0];

/** A member of a session, as its pilots see them; `since`: when they got their slot or were put on the list, in a licence session when they joined. */
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

/** SQL: the members of a session as `SlotMemberRow` has them, with the search form of their names. */
export const MEMBERS = `
  select m.id as membership, m.person, p.first_name as "firstName", p.last_name as "lastName", p.email, p.search_form as form,
    p.is_erased as erased, m.role, m.learns, to_char(m.ends_on, 'YYYY-MM-DD') as "endsOn",
    to_char(m.own_ends_on, 'YYYY-MM-DD') as "ownEndsOn", p.is_blocked as blocked, f.person is not null as finished, h.slot, w.place,
    case when s.kind = 'slot' then coalesce(h.since, w.since) else m.since end as since
  from cordee.current_membership m
  join cordee.session s on s.id = m.session
  join cordee.person p on p.id = m.person
  left join cordee.course_finish f on f.person = m.person and f.session = m.session and f.course = s.course
  left join cordee.slot_holding h on h.membership = m.id and h.session = m.session and h.until is null
  left join (
    select membership, since, row_number() over (order by position)::integer as place from cordee.waiting_member where session = :session
  ) w on w.membership = m.id
  where m.session = :session`;

/** One member of a session. */
export const slotMemberOf = (db: Db, query: { session: SessionId; membership: MembershipId }) =>
  row<SlotMemberRow>(db, `${MEMBERS} and m.id = :membership`, query);

/** Same as `slotMemberOf`, for many. */
export const slotMembersAmong = (db: Db, query: { session: SessionId; members: readonly MembershipId[] }) =>
  rows<SlotMemberRow>(db, `${MEMBERS} and m.id = any(:members::uuid[]) order by p.search_form, m.id`, query);

/** All members of a session, as `slotMemberOf` returns one. */
export const slotMembersIn = (db: Db, session: SessionId) => rows<SlotMemberRow>(db, MEMBERS, { session });

/** Who assigns a slot, and as what. (SEAT-9) */
export type SlotActor = Readonly<{ by: PersonId | null; as: 'pilot' | 'staff' | 'rotation' }>;

/** A member who leaves their slot or their place: who releases it, or why, and since when; from now on without. (SEAT-9, H-19) */
export type Leaving = Readonly<{
  membership: MembershipId;
  by: PersonId | null;
  as: SlotActor['as'] | 'left' | 'transferred' | 'blocked' | 'erased' | 'last-day';
  until: Date | null;
  /** Whether the same command puts them back on the waiting list. (ROT-1) */
  requeued?: boolean;
}>;

/** Notes that members hold these slots from now on. (SEAT-9) */
export const insertHoldings = (db: Db, holdings: readonly (HandOver & SlotActor)[]): Promise<void> =>
  execute(
    db,
    `insert into cordee.slot_holding (session, slot, membership, person, assigned_by, assigned_for)
     select m.session, g.slot, m.id, m.person, g.by, g.as
     from jsonb_to_recordset(cast(:holdings as jsonb)) as g (session integer, slot integer, membership uuid, by integer, "as" text)
     join cordee.membership m on m.id = g.membership and m.session = g.session`,
    { holdings: JSON.stringify(holdings) },
  );

/**
 * Notes that members hold again the slots that they held last, as an undo puts it back: the turn goes on that was theirs. (SEAT-7, ROT-7)
 */
export const resumeHoldings = (
  db: Db,
  { session, taken, by, as }: SlotActor & Readonly<{ session: SessionId; taken: readonly Omit<HandOver, 'session'>[] }>,
) =>
  execute(
    db,
    `insert into cordee.slot_holding (session, slot, membership, person, assigned_by, assigned_for, turn_since, turn_counts_from, turn_earliest_end, turn_over)
     select last.session, last.slot, last.membership, last.person, :by, :as, coalesce(last.turn_since, last.since), last.turn_counts_from,
       last.turn_earliest_end, last.turn_over
     from jsonb_to_recordset(cast(:taken as jsonb)) as g (slot integer, membership uuid)
     cross join lateral (
       select * from cordee.slot_holding h where h.session = :session and h.slot = g.slot and h.membership = g.membership order by h.until desc limit 1
     ) last`,
    { session, taken: JSON.stringify(taken), by, as },
  );

/** Notes that members hold their slots no more, and returns those who held one. (SEAT-9) */
export const endHoldings = (db: Db, leaving: readonly Leaving[]) =>
  rows<{ membership: MembershipId }>(
    db,
    `update cordee.slot_holding h set until = greatest(h.since, coalesce(l.until, cordee.clock_time())), released_by = l.by, released_for = l.as
     from jsonb_to_recordset(cast(:leaving as jsonb)) as l (membership uuid, by integer, "as" text, until timestamptz)
     where h.membership = l.membership and h.until is null returning h.membership`,
    { leaving: JSON.stringify(leaving) },
  );

/** Locks the sessions of these kinds that a person is a member of, as `lockSlots` does, and returns those of slots. */
export const lockSlotsOfPerson = async (
  db: Db,
  { person, kinds }: { person: PersonId; kinds: readonly ('slot' | 'licence')[] },
): Promise<SessionId[]> => {
  const sessions = await rows<{ id: SessionId; kind: 'slot' | 'licence' }>(
    db,
    `select s.id, s.kind from sessions s where s.kind = any(:kinds)
       and s.id in (select m.session from cordee.current_membership m where m.person = :person)
     order by s.id for no key update`,
    { person, kinds },
  );
  return sessions.filter(({ kind }) => kind === 'slot').map(({ id }) => id);
};

/** Locks the slot sessions that these people are members of, as `lockSlots` does, in the order of whoever locks several. (H-19) */
export const lockSlotsOfPeople = (db: Db, people: readonly PersonId[]): Promise<void> =>
  execute(
    db,
    `select from sessions s where s.kind = 'slot' and s.id in (select m.session from cordee.current_membership m where m.person = any(:people))
     order by s.id for no key update`,
    { people },
  );

/** The memberships of a person in these sessions. */
export const membershipsIn = (db: Db, query: { person: PersonId; sessions: readonly SessionId[] }) =>
  rows<{ membership: MembershipId }>(
    db,
    'select id as membership from cordee.current_membership where person = :person and session = any(:sessions)',
    query,
  );

/** Who holds a slot or waits, though their last day has passed, or they are blocked. */
const OUT_OF_DATES = `
  cordee.current_membership m join cordee.person p on p.id = m.person
  where ${IS_OUT}
    and (exists (select from cordee.slot_holding h where h.membership = m.id and h.until is null)
      or exists (select from cordee.waiting_member w where w.membership = m.id))`;

/** Locks the sessions in which somebody is to leave a slot or the waiting list on this day, as `lockSlots` does, and returns them. (ROT-7) */
export const lockSlotsToLeave = async (db: Db, today: string): Promise<SessionId[]> => {
  const sessions = await rows<{ id: SessionId }>(
    db,
    `select s.id from sessions s where s.id in (select m.session from ${OUT_OF_DATES}) order by s.id for no key update`,
    { today },
  );
  return sessions.map(({ id }) => id);
};

/** The members of these sessions who are to leave their slot or the waiting list on this day, each with their last day if it has passed. (ROT-7) */
export const membersToLeave = (db: Db, query: { sessions: readonly SessionId[]; today: string }) =>
  rows<{ membership: MembershipId; endedOn: string | null }>(
    db,
    `select m.id as membership, case when m.ends_on < :today::date then to_char(m.ends_on, 'YYYY-MM-DD') end as "endedOn"
     from ${OUT_OF_DATES} and m.session = any(:sessions) order by m.session, m.id`,
    query,
  );

/** Puts a member at the end of the waiting list. (ROT-1) */
export const insertWaiting = (db: Db, member: { session: SessionId; membership: MembershipId }): Promise<void> =>
  execute(
    db,
    `insert into cordee.waiting_member (session, membership, position)
     select :session, :membership, coalesce(max(position), 0) + 1 from cordee.waiting_member where session = :session`,
    member,
  );

/** Takes members off the waiting list, if they are on it. (ROT-1) */
export const deleteWaiting = (db: Db, memberships: readonly MembershipId[]): Promise<void> =>
  execute(db, 'delete from cordee.waiting_member where membership = any(:memberships::uuid[])', { memberships });

/** How a member stands of whose slot a mail tells; `goesRound`: their session has a rotation, and its mails are about turns. (ROT-5) */
type SlotStandingNow = Readonly<{
  person: PersonId;
  session: SessionId;
  holds: boolean;
  place: number | null;
  finished: boolean;
  goesRound: boolean;
}>;

/** What a mail about the slot of a member tells, and how they stand now: nothing to who has left the session, is blocked or past their last day, nor of a course that is not published. */
export const slotNews = async (db: Db, { membership, on }: { membership: MembershipId; on: string }) => {
  const news = await row<SlotStandingNow & { course: string; reference: string }>(
    db,
    `select m.person, s.id as session, c.title as course, s.reference, w.place, f.person is not null as finished,
       exists (select from cordee.slot_holding h where h.membership = m.id and h.until is null) as holds,
       exists (select from cordee.rotation r where r.session = s.id and r.kind <> 'none') as "goesRound"
     from cordee.current_membership m
     join cordee.session s on s.id = m.session
     join cordee.published_course c on c.course = s.course
     join cordee.person p on p.id = m.person and not p.is_blocked
     left join cordee.course_finish f on f.person = m.person and f.session = m.session and f.course = s.course
     left join lateral (select count(*)::integer as place from cordee.waiting_member mine join cordee.waiting_member before
       on before.session = mine.session and before.position <= mine.position where mine.membership = m.id having count(*) > 0) w on true
     where m.id = :membership and m.ends_on >= :on::date`,
    { membership, on },
  );
  if (!news) return undefined;

  const { course, reference, ...standing } = news;
  return { ...standing, facts: { course, reference, on } };
};
