import { type Db, row, rows } from '@cordee/kernel';
import type { Role } from '../domain/membership.ts';

/** A member as staff see them on the session. */
export type Member = { id: string; firstName: string; lastName: string; email: string; role: Role };

export const sessionOf = (db: Db, documentId: string) =>
  row<{ id: number }>(db, 'select id from sessions where document_id = :documentId', { documentId });

export const membersOf = (db: Db, session: number) =>
  rows<Member>(
    db,
    `select m.id, p.first_name as "firstName", p.last_name as "lastName", p.email, m.role
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

/** Takes a member out; false when there was none. */
export async function deleteMember(db: Db, { id, session }: { id: string; session: number }): Promise<boolean> {
  return (await rows(db, 'delete from cordee.membership where id = :id and session = :session returning id', { id, session })).length === 1;
}
