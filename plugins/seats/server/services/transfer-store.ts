import type { PersonId } from '@cordee/accounts';
import type { CourseId } from '@cordee/courses';
import { type Db, execute, type Id, rows } from '@cordee/kernel';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import type { TransferredTie } from '../domain/transfer.ts';

/** What a transfer needs to know of a session beside its dates and seats, by its document id. */
type NamedSession = Readonly<{
  id: SessionId;
  document: string;
  reference: string;
  course: CourseId | null;
  company: Id<'company'> | null;
}>;

/** The sessions with these document ids. */
export const sessionsNamed = (db: Db, documents: readonly string[]) =>
  rows<NamedSession>(
    db,
    'select id, document_id as document, reference, course, company from cordee.session where document_id = any(:documents)',
    {
      documents,
    },
  );

/** Locks sessions until the end of the transaction, in the order of their ids, as `lockSlots` does one. (SEAT-8) */
export const lockSessions = (db: Db, sessions: readonly SessionId[]): Promise<void> =>
  execute(db, 'select from sessions where id = any(:sessions) order by id for no key update', { sessions });

/** The memberships that these people have in a session. */
export const membershipsThere = (db: Db, query: { session: SessionId; persons: readonly PersonId[] }) =>
  rows<{ id: MembershipId; person: PersonId; manages: boolean }>(
    db,
    'select id, person, manages from cordee.current_membership where session = :session and person = any(:persons)',
    query,
  );

/** Those of these people who have chosen no password yet. */
export const withoutPassword = async (db: Db, persons: readonly PersonId[]): Promise<PersonId[]> =>
  (await rows<{ id: PersonId }>(db, 'select id from cordee.person where id = any(:persons) and not has_password', { persons })).map(
    ({ id }) => id,
  );

/** A tie of members who are to be transferred, with the names of both. */
export type NamedTie = TransferredTie & Readonly<{ managedName: string; managerName: string }>;

const NAME = (person: string) => `coalesce(nullif(trim(concat_ws(' ', ${person}.first_name, ${person}.last_name)), ''), ${person}.email)`;

/** Who manages these members, and whom they manage, by the names of those who do. (ACC-8) */
export const tiesOf = (db: Db, query: { members: readonly MembershipId[]; target: SessionId }) =>
  rows<NamedTie>(
    db,
    `select t.managed, a.person as "managedPerson", a.session = :target as "isManagedThere", ${NAME('pa')} as "managedName",
       t.manager, b.person as "managerPerson", ${NAME('pb')} as "managerName"
     from cordee.membership_manager t
     join cordee.current_membership a on a.id = t.managed join cordee.person pa on pa.id = a.person
     join cordee.current_membership b on b.id = t.manager join cordee.person pb on pb.id = b.person
     where t.managed = any(:members::uuid[]) or t.manager = any(:members::uuid[])
     order by pb.search_form, pa.search_form, t.managed, t.manager`,
    query,
  );

type Move = { members: readonly MembershipId[]; source: SessionId; target: SessionId; keepOwnDays: boolean; sameCourse: boolean };

/** Ends these memberships of one session. (SEAT-7) */
export const endMemberships = (db: Db, { members, source }: Pick<Move, 'members' | 'source'>): Promise<void> =>
  execute(
    db,
    `update cordee.membership set ended_at = cordee.clock_time() where id = any(:members::uuid[]) and session = :source and ended_at is null`,
    { members, source },
  );

/**
 * Begins a membership of the target for each of these that have ended, with the same role and establishment; who had started the same course has, and keeps their
 * own last day if asked. Returns them. (SEAT-6)
 */
export const insertTransferred = (db: Db, move: Omit<Move, 'source'>) =>
  rows<{ id: MembershipId }>(
    db,
    `insert into cordee.membership (person, session, role, ends_on, establishment, started_at)
     select m.person, :target, m.role, case when :keepOwnDays then m.ends_on end, m.establishment, case when :sameCourse then m.started_at end
     from cordee.membership m where m.id = any(:members::uuid[]) order by m.person returning id`,
    move,
  );

/** What a mail about a transfer tells; nothing of whoever has left the session since, is blocked or has no password yet, who is invited. (SEAT-6) */
export const transferNews = (db: Db, query: { person: PersonId; session: string }) =>
  rows<{
    reference: string;
    company: string;
    course: string | null;
    kind: 'licence' | 'slot';
    learns: boolean;
    startsOn: string;
    endsOn: string;
  }>(
    db,
    `select s.reference, co.legal_name as company, c.title as course, s.kind, m.learns, to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn",
       to_char(m.ends_on, 'YYYY-MM-DD') as "endsOn"
     from cordee.current_membership m
     join cordee.session s on s.id = m.session
     join cordee.company co on co.id = s.company
     join cordee.person p on p.id = m.person and p.has_password and not p.is_blocked
     left join cordee.published_course c on c.course = s.course
     where m.person = :person and s.document_id = :session`,
    query,
  );

/** A session that members can be transferred to; `counted`: its members who count in its allowance, `total`: how many sessions are found. */
export type TransferTarget = Readonly<{
  session: string;
  reference: string;
  course: string | null;
  kind: 'licence' | 'slot';
  startsOn: string;
  endsOn: string;
  allowance: number;
  counted: number;
  total: number;
}>;

/** How many sessions are offered to choose from. */
const TARGETS_SHOWN = 20;

/** The other sessions of a company that are not over, by words of their reference and the title of their course, the one that ends last first. (SEAT-6, H-83) */
export const transferTargets = (
  db: Db,
  query: { source: SessionId; company: Id<'company'> | null; patterns: readonly string[]; today: string },
) =>
  rows<TransferTarget>(
    db,
    `select s.document_id as session, s.reference, t.title as course, s.kind, to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn",
       to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn", coalesce(s.allowance, 0) as allowance, count(*) over ()::integer as total,
       (select count(*)::integer from cordee.membership m where m.session = s.id and m.counted) as counted
     from cordee.session s
     left join cordee.content_title t on t.kind = 'course' and t.document = s.course
     where s.company = :company and s.id <> :source and s.ends_on >= :today::date
       and cordee.search_form(concat_ws(' ', s.reference, t.title)) like all(:patterns::text[])
     order by s.ends_on desc, s.reference limit :shown`,
    { ...query, shown: TARGETS_SHOWN },
  );
