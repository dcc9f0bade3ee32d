import type pg from 'pg';

/** The document ids of the benchmark's course and of the film whose progress is saved: it is a day long, so that every save adds a second. */
export const COURSE = 'bench-course';
export const FILM = 'bench-lesson-300';

/** The document id of the session of slots, and how many members it has. */
export const SLOT_SESSION = 'bench-slots';
const MEMBERS = 10_000;

/** The document ids of the lessons of the benchmark's course that are texts: two out of three. */
export const TEXT_LESSONS: readonly string[] = Array.from({ length: 300 }, (_, index) => index + 1)
  .filter((number) => number % 3 !== 0)
  .map((number) => `bench-lesson-${number}`);

/** Inserts a published course of 300 lessons in ten themes of five modules, and a learner who has seen 60 % of them. */
export async function insertCourse(client: pg.Client, email: string): Promise<void> {
  await client.query(
    `insert into courses (document_id, title, reference, published_at, certifying, created_at, updated_at)
     values ($1, 'Un parcours de trois cents leçons', 'BENCH', now(), false, now(), now()), ($1, 'Un parcours', 'BENCH', null, false, now(), now())`,
    [COURSE],
  );
  await client.query(
    `insert into cordee.course_outline (course, theme, module, lesson, position, theme_title, colour, optional, module_title, lesson_title, kind, duration_seconds)
     select $1, 'bench-theme-' || t, 'bench-module-' || t || '-' || m, 'bench-lesson-' || n, n, 'Thématique numéro ' || t,
       (array['pine','rust','cobalt','violet','raspberry','teal','ochre','slate','moss','plum'])[t], t = 10,
       'Module numéro ' || m, 'Une leçon au titre de longueur ordinaire ' || n,
       case when n % 3 = 0 then 'video' else 'text' end, case when n = 300 then 86400 when n % 3 = 0 then 300 end
     from (select n, 1 + (n - 1) / 30 as t, 1 + ((n - 1) % 30) / 6 as m from generate_series(1, 300) n) placed`,
    [COURSE],
  );
  await client.query(
    `with s as (
       insert into sessions (document_id, reference, starts_on, ends_on, created_at, updated_at, published_at)
       values ('bench-session', 'Bench', current_date - 60, current_date + 60, now(), now(), now()) returning id
     ), l as (insert into sessions_course_lnk (session_id, course_id) select s.id, c.id from s, courses c where c.document_id = $1 and c.published_at is null)
     insert into sessions_company_lnk (session_id, company_id) select s.id, c.company from s, cordee.school c`,
    [COURSE],
  );
  await client.query(
    `insert into cordee.membership (person, session, role)
     select p.id, s.id, 'learner' from sessions s, up_users p where s.document_id = 'bench-session' and p.email = $1`,
    [email],
  );
  await client.query(
    `insert into cordee.lesson_view (person, lesson, played, position, started_at, saved_at, seen_at)
     select p.id, 'bench-lesson-' || n, case when n % 3 = 0 then '{[0,300)}'::int4multirange else '{}' end, 0,
       now() - interval '50 days', now() - make_interval(hours => 180 - n), now() - make_interval(hours => 180 - n)
     from generate_series(1, 180) n, up_users p where p.email = $1`,
    [email],
  );
  await client.query(
    `insert into cordee.lesson_view (person, lesson, started_at) select p.id, $1, now() - interval '1 day' from up_users p where p.email = $2`,
    [FILM, email],
  );
  await client.query('analyze');
}

/** How many sessions the learner of many sessions is in. */
const SESSIONS = 30;

/**
 * Inserts two learners with the password of this one, who have done nothing yet: one in the session of the benchmark's course alone, one in 29 more of that
 * course, of which ten are over and ten to come. Returns their addresses.
 */
export async function insertLearnersOfSessions(client: pg.Client, email: string): Promise<{ single: string; many: string }> {
  const [single, many] = ['bench-single@cordee.example', 'bench-many@cordee.example'];
  await client.query(
    `insert into up_users (document_id, email, username, first_name, last_name, provider, confirmed, standing, password)
     select 'bench-' || md5(added.email), added.email, added.email, 'Zoé', 'Martin', 'local', true, 'none', p.password
     from up_users p, unnest($2::text[]) as added(email) where p.email = $1`,
    [email, [single, many]],
  );
  await client.query(
    `with s as (
       insert into sessions (document_id, reference, starts_on, ends_on, created_at, updated_at, published_at)
       select 'bench-session-' || n, 'Bench ' || n, current_date + 100 * (n % 3 - 1) - 40, current_date + 100 * (n % 3 - 1) + 40, now(), now(), now()
       from generate_series(2, ${SESSIONS}) n returning id
     ), l as (insert into sessions_course_lnk (session_id, course_id) select s.id, c.id from s, courses c where c.document_id = $1 and c.published_at is null)
     insert into sessions_company_lnk (session_id, company_id) select s.id, c.company from s, cordee.school c`,
    [COURSE],
  );
  await client.query(
    `insert into cordee.membership (person, session, role)
     select p.id, s.id, 'learner' from sessions s, up_users p
     where (s.document_id = 'bench-session' and p.email in ($1, $2)) or (s.document_id like 'bench-session-%' and p.email = $2)`,
    [single, many],
  );
  await client.query('analyze');
  return { single, many };
}

/** Inserts a session of 200 slots and ten thousand members, 3,000 of whom wait, in the company that this person pilots. */
export async function insertSlotSession(client: pg.Client, pilot: string): Promise<void> {
  await client.query(
    `with s as (
       insert into sessions (document_id, reference, kind, allowance, starts_on, ends_on, created_at, updated_at, published_at)
       values ($1, 'Bench, slots', 'slot', 200, current_date - 60, current_date + 60, now(), now(), now()) returning id
     ) insert into sessions_company_lnk (session_id, company_id) select s.id, l.company from s, cordee.pilot l join cordee.person p on p.id = l.person where p.email = $2`,
    [SLOT_SESSION, pilot],
  );
  await client.query(
    `with crowd as (
       insert into up_users (document_id, email, username, first_name, last_name, provider, confirmed)
       select 'bench-member-' || n, 'bench' || n || '@cordee.example', 'bench' || n, (array['Zoé','Amel','Jean-Luc','Inès','Omar'])[1 + n % 5],
         (array['Étienne','Le Goff','d’Artagnan','Martin','Diallo','Perrot','Roy'])[1 + n * 7919 % 7] || ' ' || n, 'local', true
       from generate_series(1, ${MEMBERS}) n returning id
     )
     insert into cordee.membership (person, session, role) select crowd.id, s.id, 'learner' from crowd, sessions s where s.document_id = $1`,
    [SLOT_SESSION],
  );
  const member = `select m.*, row_number() over (order by m.id) as n from cordee.membership m join sessions s on s.id = m.session and s.document_id = $1`;
  await client.query(
    `insert into cordee.slot_holding (session, slot, membership, person, assigned_for) select session, n, id, person, 'staff' from (${member}) m where n <= 200`,
    [SLOT_SESSION],
  );
  await client.query(
    `insert into cordee.waiting_member (session, membership, position) select session, id, n from (${member}) m where n between 201 and 3200`,
    [SLOT_SESSION],
  );
  await client.query('analyze');
}

/**
 * Inserts two thousand sessions of two hundred companies on the course, licences and slots, over, under way and to come, and five thousand people
 * more; they and the ten thousand of the session of slots are in eight sessions each.
 */
export async function insertManySessions(client: pg.Client): Promise<void> {
  await client.query(
    `insert into up_users (document_id, email, username, first_name, last_name, provider, confirmed)
     select 'bench-other-' || n, 'other' || n || '@cordee.example', 'other' || n, 'Denis', 'Carpentier ' || n, 'local', true from generate_series(1, 5000) n`,
  );
  await client.query(
    `insert into companies (document_id, legal_name, created_at, updated_at, published_at)
     select 'bench-company-' || n, (array['Clinique','Fonderie','Société','Atelier'])[1 + n % 4] || ' d’Artagnan ' || n, now(), now(), now() from generate_series(1, 200) n`,
  );
  await client.query(
    `with s as (
       insert into sessions (document_id, reference, kind, allowance, starts_on, ends_on, created_at, updated_at, published_at)
       select 'bench-listed-' || n, (array['Équipe','Promotion','Relais'])[1 + n % 3] || ' ' || n, case when n % 4 = 0 then 'slot' else 'licence' end,
         case when n % 4 = 0 then 5 end, current_date - n % 700 + 100, current_date - n % 700 + 465, now(), now(), now() from generate_series(1, 2000) n
       returning id
     ), c as (insert into sessions_course_lnk (session_id, course_id) select s.id, c.id from s, courses c where c.document_id = $1 and c.published_at is null)
     insert into sessions_company_lnk (session_id, company_id)
     select s.id, k.id from s join (select id, row_number() over (order by id) - 1 as nth from companies where document_id like 'bench-company-%') k on k.nth = s.id % 200`,
    [COURSE],
  );
  await client.query(
    `insert into cordee.membership (person, session, role)
     select p.id, s.id, 'learner'
     from (select id, row_number() over (order by id) as nth from up_users where document_id ~ '^bench-(other|member)-') p
     cross join generate_series(0, 7) turn
     join (select id, row_number() over (order by id) - 1 as nth from sessions where document_id like 'bench-listed-%') s on s.nth = (p.nth * 8 + turn) % 2000`,
  );
  await client.query('analyze');
}
