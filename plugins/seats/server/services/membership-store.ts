import type { PersonId } from '@cordee/accounts';
import type { EstablishmentId } from '@cordee/companies';
import type { CourseId } from '@cordee/courses';
import { type Db, execute, row, rows } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import type { JoinedSession } from '../domain/invitation-date.ts';
import type { Role } from '../domain/membership.ts';
import type { JoinableSession } from '../domain/new-member.ts';
import { lockSlots } from './slot-store.ts';

/** A member of a session, as staff see them; `document` is the document id of the person. */
export type Member = {
  id: MembershipId;
  person: PersonId;
  document: string;
  firstName: string;
  lastName: string;
  email: string;
  blocked: boolean;
  role: Role;
  /** Whether they count in the allowance of a licence session. (SEAT-3) */
  counted: boolean;
  /** Their own last day; null for that of the session. (SEAT-6) */
  ownEndsOn: Day | null;
  /** The establishment of the company that they are at, by its document id. (SEAT-1) */
  establishment: string;
};

/** The facts of a session that are needed to add and invite a member; `startsOn` decides when learners are invited. */
export type SessionToJoin = JoinableSession & Readonly<{ documentId: string; reference: string; title: string | null; now: Date }>;

const SESSION_TO_JOIN = `select s.document_id as "documentId", s.reference, v.kind, to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn",
    to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn", to_char(s.closes_on, 'YYYY-MM-DD') as "closesOn", s.filled_by as "filledBy", s.allowance,
    (select count(*)::integer from cordee.membership m where m.session = s.id and m.counted) as counted, cordee.now() as now, t.title
  from sessions s join cordee.session v on v.id = s.id left join cordee.content_title t on t.kind = 'course' and t.document = v.course`;

export const sessionOf = (db: Db, session: SessionId) => row<SessionToJoin>(db, `${SESSION_TO_JOIN} where s.id = :session`, { session });

/** Same as `sessionOf`, for many, by their document ids. */
export const sessionsToJoin = (db: Db, documents: readonly string[]) =>
  rows<SessionToJoin>(db, `${SESSION_TO_JOIN} where s.document_id = any(:documents)`, { documents });

/** Same as `sessionOf`, once nobody else adds members or changes its dates until the end of the transaction. */
export async function lockSession(db: Db, session: SessionId): Promise<SessionToJoin | undefined> {
  // A statement of its own: one that waits for the lock counts those who were members before it waited.
  await lockSlots(db, session);
  return sessionOf(db, session);
}

/** Adds a member to a session; returns undefined when the person is already in it. */
export async function insertMember(
  db: Db,
  member: { person: PersonId; session: SessionId; role: Role; endsOn: Day | null; establishment: EstablishmentId | null },
): Promise<MembershipId | undefined> {
  const added = await row<{ id: MembershipId }>(
    db,
    `insert into cordee.membership (person, session, role, ends_on, establishment) values (:person, :session, :role, :endsOn, :establishment)
     on conflict (person, session) where ended_at is null do nothing returning id`,
    member,
  );
  return added?.id;
}

/** What a form that adds a member says; `establishment`: by its document id, null for any. */
type MemberForm = { session: SessionId; email: string; role: Role; establishment: string | null; managers: readonly MembershipId[] };

/** The member whom the same form has added within the last ten minutes, if it was sent before. (H-75) */
export const memberJustAdded = (db: Db, form: MemberForm) =>
  row<{ id: MembershipId }>(
    db,
    `select m.id from cordee.current_membership m
     join cordee.person p on p.id = m.person
     join cordee.establishment e on e.id = m.establishment
     where m.session = :session and lower(p.email) = :email and m.role = :role and m.since > cordee.now() - interval '10 minutes'
       and e.document_id = coalesce(:establishment, e.document_id)
       and array(select t.manager from cordee.membership_manager t where t.managed = m.id order by 1) = array(select unnest(:managers::uuid[]) order by 1)`,
    form,
  );

/** Notes that a person was erased: they no longer count in the allowances of their sessions, which are locked. (SEAT-3) */
export const eraseFromSessions = (db: Db, person: PersonId): Promise<void> =>
  execute(db, 'update cordee.membership set erased = true where person = :person', { person });

/** Whether the person left the session within the last hour, so that a removal is undone, and whether they learnt there; undefined when they did not. (LRN-15) */
export const justLeft = (db: Db, query: { session: SessionId; person: PersonId }) =>
  row<{ learnt: boolean }>(
    db,
    `select bool_or(learns) as learnt from cordee.membership
     where session = :session and person = :person and ended_at > cordee.clock_time() - interval '1 hour' having count(*) > 0`,
    query,
  );

/** Ends a membership and returns its person; undefined when there is none under way. (SEAT-7) */
export async function endMembership(db: Db, { id, session }: { id: MembershipId; session: SessionId }): Promise<PersonId | undefined> {
  const ended = await row<{ person: PersonId }>(
    db,
    `update cordee.membership set ended_at = cordee.clock_time() where id = :id and session = :session and ended_at is null returning person`,
    { id, session },
  );
  return ended?.person;
}

export const memberOf = (db: Db, { id, session }: { id: MembershipId; session: SessionId }) =>
  row<{ person: PersonId; ownEndsOn: Day | null; establishment: EstablishmentId }>(
    db,
    `select person, to_char(own_ends_on, 'YYYY-MM-DD') as "ownEndsOn", establishment from cordee.current_membership where id = :id and session = :session`,
    { id, session },
  );

/** Stores a last day of a member's own, or null for that of the session. (SEAT-6) */
export const updateLastDay = (db: Db, member: { id: MembershipId; endsOn: Day | null }): Promise<void> =>
  execute(db, 'update cordee.membership set ends_on = :endsOn where id = :id', member);

/** Stores the establishment of a member. (SEAT-1) */
export const updateEstablishment = (db: Db, member: { id: MembershipId; establishment: EstablishmentId }): Promise<void> =>
  execute(db, 'update cordee.membership set establishment = :establishment where id = :id', member);

/** An establishment of the company of a session. */
export type Establishment = Readonly<{ id: EstablishmentId; document: string; name: string }>;

/** The establishments of the company of a session, the first one on top. (SEAT-1) */
export const establishmentsOf = (db: Db, session: SessionId) =>
  rows<Establishment>(
    db,
    `select e.id, e.document_id as document, e.name from cordee.establishment e join cordee.session s on s.company = e.company
     where s.id = :session order by e.id`,
    { session },
  );

export const personsIn = (db: Db, session: SessionId) =>
  rows<{ person: PersonId }>(db, 'select person from cordee.current_membership where session = :session', { session });

/** The members of a session to whom mail is sent: those who are not blocked. */
export const reachableMembers = (db: Db, session: SessionId) =>
  rows<{ person: PersonId; name: string; email: string }>(
    db,
    `select m.person, trim(concat_ws(' ', p.first_name, p.last_name)) as name, p.email
     from cordee.current_membership m join cordee.person p on p.id = m.person
     where m.session = :session and not p.is_blocked order by lower(p.last_name), lower(p.first_name), p.email`,
    { session },
  );

/** Every session that these people have joined. */
export const joinedBy = (db: Db, persons: readonly PersonId[]) =>
  rows<JoinedSession & { person: PersonId; session: SessionId }>(
    db,
    `select m.person, m.session, m.role, m.since, s.kind, to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", t.title,
       exists (select from cordee.waiting_member w where w.membership = m.id)
         or exists (select from cordee.slot_holding h where h.membership = m.id) as "calledUp"
     from cordee.current_membership m join cordee.session s on s.id = m.session
     left join cordee.content_title t on t.kind = 'course' and t.document = s.course
     where m.person = any(:persons)`,
    { persons },
  );

/** The people whose memberships these are. */
export const personsOf = async (db: Db, memberships: readonly MembershipId[]): Promise<PersonId[]> =>
  (
    await rows<{ person: PersonId }>(db, 'select distinct person from cordee.membership where id = any(:memberships::uuid[])', {
      memberships,
    })
  ).map(({ person }) => person);

/** The id of a session that is being saved, and its course and dates as one string to compare before and after a save. */
export const courseAndDatesOf = (db: Db, documentId: string) =>
  row<{ id: SessionId; courseAndDates: string; course: CourseId | null }>(
    db,
    `select s.id, concat_ws(' ', s.course, s.starts_on, s.ends_on) as "courseAndDates", s.course
     from cordee.session s where s.document_id = :documentId`,
    { documentId },
  );
