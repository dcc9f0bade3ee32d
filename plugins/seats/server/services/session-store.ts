import type { PersonId } from '@cordee/accounts';
import type { CourseId } from '@cordee/courses';
import { type Db, row, rows } from '@cordee/kernel';
import type { SessionId } from '../domain/ids.ts';
import { SessionNotFound } from '../domain/refusals.ts';

/** Returns the id of the session with this document id, by which the admin identifies sessions. @throws SessionNotFound */
export const sessionIdOf = async (db: Db, documentId: string): Promise<SessionId> => (await sessionNamed(db, documentId)).id;

type NamedSession = { id: SessionId; reference: string; kind: 'licence' | 'slot' };

/** Returns the session with this document id. @throws SessionNotFound */
export async function sessionNamed(db: Db, documentId: string): Promise<NamedSession> {
  const session = await row<NamedSession>(
    db,
    "select id, reference, coalesce(kind, 'licence') as kind from sessions where document_id = :documentId",
    { documentId },
  );
  if (!session) throw new SessionNotFound({ session: documentId });

  return session;
}

/** A company that a person pilots, by its document id. */
export type PilotedCompany = { company: string; legalName: string };

/** The companies that a person pilots, by their names. (ACC-8) */
export const companiesPilotedBy = (db: Db, person: PersonId) =>
  rows<PilotedCompany>(
    db,
    `select c.document_id as company, c.legal_name as "legalName" from cordee.pilot l join cordee.company c on c.id = l.company
     where l.person = :person order by lower(c.legal_name), c.id`,
    { person },
  );

/** A session of a company, by its document id. */
export type SessionOfCompany = {
  session: string;
  reference: string;
  course: string | null;
  members: number;
  startsOn: string;
  endsOn: string;
};

/** The sessions of the company with this document id, latest end first; none when there is no such company. (SEAT-1) */
export const sessionsOfCompany = (db: Db, company: string) =>
  rows<SessionOfCompany>(
    db,
    `select s.document_id as session, s.reference, t.title as course, to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn",
       to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn", (select count(*)::integer from cordee.current_membership m where m.session = s.id) as members
     from cordee.session s
     join cordee.company c on c.id = s.company
     left join cordee.content_title t on t.kind = 'course' and t.document = s.course
     where c.document_id = :company
     order by s.ends_on desc, s.reference limit 200`,
    { company },
  );

/** A session that a person manages, as a pilot of its company or as a manager in it; both by their document ids. */
export type ManagedSession = {
  session: string;
  reference: string;
  company: string | null;
  companyDocument: string | null;
  course: string | null;
  startsOn: string;
  endsOn: string;
  learners: number;
  as: 'pilot' | 'manager';
};

/** The sessions in which the person manages, or manages members, and all those of the companies that they pilot and that are not over. (TEAM-1) */
export const managedSessions = (db: Db, query: { person: PersonId; today: string }) =>
  rows<ManagedSession>(
    db,
    `with mine as (
       select id, session from cordee.current_membership where person = :person and manages and ends_on >= :today::date
     ), managed as (
       select m.id, m.session from mine join cordee.membership_manager t on t.manager = mine.id join cordee.current_membership m on m.id = t.managed
     )
     select s.document_id as session, s.reference, co.legal_name as company, co.document_id as "companyDocument", c.title as course,
       to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
       (select count(*)::integer from cordee.current_membership m where m.session = s.id and m.learns
         and (p.person is not null or m.id in (select id from managed))) as learners,
       case when p.person is not null then 'pilot' else 'manager' end as as
     from cordee.session s
     left join cordee.company co on co.id = s.company
     left join cordee.pilot p on p.company = s.company and p.person = :person
     left join cordee.published_course c on c.course = s.course
     where s.id in (select session from mine union all select session from managed) or (p.person is not null and exists (
       select from cordee.session running where running.company = s.company and running.last_member_ends_on >= :today::date))
     order by s.ends_on desc, s.reference limit 200`,
    query,
  );

/** The names of the pilots of the company of a session, but for this person. */
export const pilotsToAsk = (db: Db, query: { person: PersonId; session: SessionId }) =>
  rows<{ name: string }>(
    db,
    `select distinct trim(concat_ws(' ', p.first_name, p.last_name)) as name
     from cordee.session s
     join cordee.pilot l on l.company = s.company
     join cordee.person p on p.id = l.person
     where s.id = :session and p.id <> :person and not p.is_blocked and concat(p.first_name, p.last_name) <> ''
     order by name`,
    query,
  );

/** The published courses with a lesson open to testers, or all of them. */
export const openCourses = (db: Db, { all }: { all: boolean }) =>
  rows<{ course: CourseId }>(db, 'select distinct course from cordee.outline where open_to_testers or :all order by course', { all });

/** Whether any published lesson is open to testers. (LRN-6) */
export const isAnythingOpen = async (db: Db): Promise<boolean> =>
  (await row(db, 'select from cordee.outline where open_to_testers limit 1')) !== undefined;
