import { type Db, row, rows } from '@cordee/kernel';
import type { JoinedSession } from '../domain/invitation-date.ts';
import type { Role } from '../domain/membership.ts';

/** A member as staff see them on the session. */
export type Member = { id: string; person: number; firstName: string; lastName: string; email: string; role: Role };

/** A session as far as it says who may join, and when they are invited to what. */
export type Joinable = { id: number; startsOn: string; title: string | null; now: Date };

const JOINABLE = `select s.id, to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", cordee.now() as now, ${titleOf('sc.course')} as title
  from sessions s left join cordee.session_course sc on sc.session = s.id where s.document_id = :documentId`;

export const sessionOf = (db: Db, documentId: string) => row<Joinable>(db, JOINABLE, { documentId });

/** The same, held as it is until the end of the transaction: its first day does not move meanwhile. */
export const lockSession = (db: Db, documentId: string) => row<Joinable>(db, `${JOINABLE} for share of s`, { documentId });

export const membersOf = (db: Db, session: number) =>
  rows<Member>(
    db,
    `select m.id, m.person, p.first_name as "firstName", p.last_name as "lastName", p.email, m.role
     from cordee.membership m join up_users p on p.id = m.person
     where m.session = :session order by lower(p.last_name), lower(p.first_name), m.id`,
    { session },
  );

/** Adds a member; false when the person is in the session already. */
export async function insertMember(db: Db, { person, session, role }: { person: number; session: number; role: Role }): Promise<boolean> {
  const added = await rows(
    db,
    'insert into cordee.membership (person, session, role) values (:person, :session, :role) on conflict (person, session) do nothing returning id',
    { person, session, role },
  );
  return added.length === 1;
}

/** Takes a member out, and tells which person it was; undefined when there was none. */
export async function deleteMember(db: Db, { id, session }: { id: string; session: number }): Promise<number | undefined> {
  const gone = await row<{ person: number }>(db, 'delete from cordee.membership where id = :id and session = :session returning person', {
    id,
    session,
  });
  return gone?.person;
}

export const memberOf = (db: Db, { id, session }: { id: string; session: string }) =>
  row<{ person: number }>(
    db,
    `select m.person from cordee.membership m join sessions s on s.id = m.session
     where m.id = :id and s.document_id = :session`,
    { id, session },
  );

export const personsIn = (db: Db, session: string) =>
  rows<{ person: number }>(
    db,
    'select m.person from cordee.membership m join sessions s on s.id = m.session where s.document_id = :session',
    { session },
  );

/** All that these people have joined. */
export const joinedBy = (db: Db, persons: readonly number[]) =>
  rows<JoinedSession & { person: number }>(
    db,
    `select m.person, m.role, m.since, to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", ${titleOf('sc.course')} as title
     from cordee.membership m join sessions s on s.id = m.session left join cordee.session_course sc on sc.session = s.id
     where m.person = any(:persons)`,
    { persons },
  );

/** The title of a course as its readers know it, or as it is drafted. */
function titleOf(course: string): string {
  return `(select c.title from courses c where c.document_id = ${course} order by c.published_at desc nulls last limit 1)`;
}

/** What a session's contract says, in one word to compare: its course and its dates. */
export const contractOf = (db: Db, documentId: string) =>
  row<{ contract: string; course: string | null }>(
    db,
    `select concat_ws(' ', sc.course, s.starts_on, s.ends_on) as contract, sc.course
     from sessions s left join cordee.session_course sc on sc.session = s.id where s.document_id = :documentId`,
    { documentId },
  );
