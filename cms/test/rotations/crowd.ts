// Thousands of sessions whose slots go round, and whose turns are all over: made by SQL.
import type { TestDatabase } from '../../../test/database.ts';

/** How many sessions, and how many of the members of each hold a slot, and wait for one. */
type Crowd = Readonly<{ sessions: number; slots: number; waiting: number; company: string; course: string }>;

/**
 * Inserts sessions with a paced rotation of one day, in which everybody who holds a slot has held it for three. Every other member has chosen a password, the
 * others were invited. The sessions are named `<name>-1` and so on.
 */
export async function insertCrowd(database: TestDatabase, name: string, crowd: Crowd): Promise<void> {
  const { sessions, slots, waiting, company, course } = crowd;
  const members = slots + waiting;
  await database.query(
    `with s as (
       insert into sessions (document_id, reference, kind, allowance, starts_on, ends_on, created_at, updated_at, published_at)
       select $1 || '-' || n, $1 || ' ' || n, 'slot', ${slots}, current_date - 60, current_date + 365, now(), now(), now()
       from generate_series(1, ${sessions}) n returning id
     ), l as (insert into sessions_course_lnk (session_id, course_id) select s.id, c.id from s, courses c where c.document_id = $3 and c.published_at is null)
     insert into sessions_company_lnk (session_id, company_id) select s.id, c.id from s, cordee.company c where c.document_id = $2`,
    [name, company, course],
  );
  await database.query(
    `with p as (
       insert into up_users (document_id, email, username, first_name, last_name, provider, confirmed, password)
       select $1 || '-' || n, $1 || n || '@cordee.example', $1 || n, 'Zoé', 'Martin', 'local', true, case when n % 2 = 0 then 'chosen' end
       from generate_series(1, ${sessions * members}) n returning id, password
     ) insert into cordee.invitation (person, due_at, sent_at, expires_at)
     select id, cordee.now(), cordee.now(), cordee.now() + interval '30 days' from p where password is null`,
    [name],
  );
  await database.query(
    `insert into cordee.membership (person, session, role)
     select p.id, s.id, 'learner' from generate_series(1, ${sessions}) n
     join sessions s on s.document_id = $1 || '-' || n
     cross join generate_series(1, ${members}) m
     join up_users p on p.document_id = $1 || '-' || ((n - 1) * ${members} + m)`,
    [name],
  );
  const member = `select m.*, row_number() over (partition by m.session order by m.person) as n
    from cordee.membership m join sessions s on s.id = m.session where s.document_id like $1 || '-%'`;
  await database.query(
    `insert into cordee.slot_holding (session, slot, membership, person, assigned_for, since)
     select session, n, id, person, 'rotation', cordee.now() - interval '3 days' from (${member}) m where n <= ${slots}`,
    [name],
  );
  await database.query(
    `insert into cordee.waiting_member (session, membership, position) select session, id, n - ${slots} from (${member}) m where n > ${slots}`,
    [name],
  );
  await database.query(
    `insert into cordee.rotation (session, kind, days, weekends, holidays)
     select id, 'paced', 1, true, true from sessions where document_id like $1 || '-%'`,
    [name],
  );
  await database.query('vacuum analyze');
}
