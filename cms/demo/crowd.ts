import { appOf, type Db, execute, row } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { DEMO_ACCOUNTS } from './accounts.ts';
import { seedStandings } from './history.ts';

/** The sizes of the crowd: how many learners are added to the demo people. */
export const SIZES: Readonly<Record<string, number>> = { S: 300, M: 15_000 };

const LEARNERS_PER_COMPANY = 60;

/**
 * Adds a crowd of learners to a demo installation: companies of sixty learners each, in sessions that are over, under way or to come,
 * with plausible histories (some have not begun, most are in between, some have finished). The random numbers are seeded, so that the
 * crowd is reproducible; a crowd that exists already is left as it is.
 */
export async function seedCrowd(strapi: Core.Strapi, size: string): Promise<void> {
  const count = SIZES[size];
  if (!count) throw new Error(`--size must be one of ${Object.keys(SIZES).join(', ')}.`);
  if (!appOf(strapi).settings.DEMO) throw new Error('The crowd can be added to a demo installation only (DEMO=true).');

  await strapi.db.transaction(async ({ trx }: { trx: Db }) => {
    await execute(trx, 'select setseed(0.5)');
    await insertPeople(trx, count);
    await insertSessions(trx, Math.ceil(count / LEARNERS_PER_COMPANY));
    await insertMemberships(trx, count);
    await insertLessonViews(trx);
    // Badges are earned by a join of all these, for which PostgreSQL has to know their sizes.
    await analyze(trx, ['up_users', 'sessions', 'sessions_course_lnk', 'cordee.membership', 'cordee.lesson_view', 'cordee.course_outline']);
    await insertBadges(trx);
    await analyze(trx, ['cordee.badge']);
    await seedStandings(trx);
  });
}

async function analyze(db: Db, tables: readonly string[]): Promise<void> {
  for (const table of tables) await execute(db, `analyze ${table}`);
}

const FIRST_NAMES = [
  'Aline',
  'Bruno',
  'Camille',
  'Denis',
  'Élodie',
  'Farid',
  'Gaëlle',
  'Hélène',
  'Idris',
  'Jeanne',
  'Karim',
  'Léa',
  'Mehdi',
  'Noémie',
  'Oscar',
  'Pauline',
  'Quentin',
  'Rachida',
  'Simon',
  'Tiphaine',
];
const LAST_NAMES = [
  'Aubert',
  'Bonnet',
  'Carpentier',
  'Diallo',
  'Etienne',
  'Fabre',
  'Guérin',
  'Hamon',
  'Imbert',
  'Jacquet',
  'Klein',
  'Lemaire',
  'Moreau',
  'Nguyen',
  'Olivier',
  'Prévost',
  'Renaud',
  'Sanchez',
  'Traoré',
  'Vidal',
  'Weber',
];

/** Inserts the learners; all of them get the password hash of a demo account, since hashing thousands would take long. */
async function insertPeople(db: Db, count: number): Promise<void> {
  const demoAccount = await row<{ password: string }>(db, 'select password from up_users where email = :email', {
    email: DEMO_ACCOUNTS[1].email,
  });
  await execute(
    db,
    `insert into up_users (document_id, username, email, password, first_name, last_name, provider, confirmed, blocked, locale, standing,
       created_at, updated_at, published_at)
     select 'crowd' || lpad(n::text, 19, '0'), address, address, :password, (:first::text[])[1 + n % 20], (:last::text[])[1 + (n / 20) % 21],
       'local', true, false, case when n % 17 = 0 then 'en' else 'fr' end, 'none', now(), now(), now()
     from (select n, 'personne' || n || '@foule.example' as address from generate_series(1, :count::integer) n) numbered
     on conflict do nothing`,
    { password: demoAccount?.password ?? '', first: FIRST_NAMES, last: LAST_NAMES, count },
  );
}

/** Inserts the companies, each with a session: a third over, half under way, the rest to come. */
async function insertSessions(db: Db, count: number): Promise<void> {
  await execute(
    db,
    `insert into companies (document_id, legal_name, created_at, updated_at, published_at)
     select 'crowdco' || lpad(n::text, 17, '0'), 'Société de la foule n° ' || n, now(), now(), now() from generate_series(1, :count::integer) n
     on conflict do nothing`,
    { count },
  );
  await execute(
    db,
    `insert into sessions (document_id, reference, starts_on, ends_on, created_at, updated_at, published_at)
     select 'crowdse' || lpad(n::text, 17, '0'), 'Foule ' || n, first, first + 180, now(), now(), now()
     from (select n, current_date - case when n % 6 < 2 then 200 + n % 90 when n % 6 < 5 then 20 + n % 120 else -10 - n % 60 end as first
           from generate_series(1, :count::integer) n) dated
     on conflict do nothing`,
    { count },
  );
  await execute(
    db,
    `insert into sessions_company_lnk (session_id, company_id)
     select s.id, c.id from sessions s join companies c on c.document_id = 'crowdco' || substr(s.document_id, 8) where s.document_id like 'crowdse%'
     on conflict do nothing`,
  );
  await execute(
    db,
    `insert into sessions_course_lnk (session_id, course_id)
     select s.id, c.id from (select id, row_number() over (order by id) as n from sessions where document_id like 'crowdse%') s
     join (select id, row_number() over (order by reference) - 1 as k from courses where published_at is null) c
       on c.k = s.n % (select count(*) from courses where published_at is null)
     on conflict do nothing`,
  );
}

async function insertMemberships(db: Db, count: number): Promise<void> {
  await execute(
    db,
    `insert into cordee.membership (person, session, role, since)
     select p.id, s.id, case when p.n % :perCompany = 1 then 'manager-learner' else 'learner' end, s.starts_on
     from (select id, substr(document_id, 6)::integer as n from up_users where document_id like 'crowd0%') p
     join sessions s on s.document_id = 'crowdse' || lpad((1 + (p.n - 1) / :perCompany)::text, 17, '0')
     where p.n <= :count
     on conflict do nothing`,
    { count, perCompany: LEARNERS_PER_COMPANY },
  );
}

/** Inserts lesson views: each learner has seen as many lessons as a random zeal and the days so far give, and has begun the next. */
async function insertLessonViews(db: Db): Promise<void> {
  await execute(
    db,
    `insert into cordee.lesson_view (person, lesson, played, position, started_at, saved_at, seen_at)
     select w.person, l.lesson,
       case when l.seconds is null then '{}' when l.rank <= w.done then int4multirange(int4range(0, l.seconds))
            else int4multirange(int4range(0, greatest(l.seconds / 2, 1))) end,
       case when l.seconds is null then 0 when l.rank <= w.done then l.seconds else l.seconds / 2 end,
       at - interval '10 minutes', at, case when l.rank <= w.done then at end
     from (
       select m.person, m.session, s.course, s.starts_on,
         floor(zeal * least(greatest(current_date - s.starts_on, 0), 180) / 180.0 * total)::integer as done, least(current_date - s.starts_on, 180) as days
       from (select *, power(random(), 0.6) * 1.3 - 0.1 as zeal from cordee.membership where session in (select id from sessions where document_id like 'crowdse%')) m
       join cordee.session s on s.id = m.session and s.starts_on <= current_date
       join (select course, count(distinct lesson) as total from cordee.course_outline group by course) c on c.course = s.course
     ) w
     join (select course, lesson, max(duration_seconds) as seconds, row_number() over (partition by course order by min(position)) as rank
           from cordee.course_outline group by course, lesson) l on l.course = w.course and l.rank <= w.done + 1 and w.done >= 0
     cross join lateral (select w.starts_on + make_interval(hours => (9 + w.days * 24 * l.rank / (w.done + 2))::integer) as at) dated
     where w.done > 0
     on conflict do nothing`,
  );
}

async function insertBadges(db: Db): Promise<void> {
  await execute(
    db,
    `insert into cordee.badge (person, course, theme, won_at)
     select l.person, l.course, t.theme, t.validated_at
     from cordee.learner_access l
     join cordee.session s on s.id = l.session and s.document_id like 'crowdse%'
     join cordee.validated_theme t on t.person = l.person and t.course = l.course
     on conflict do nothing`,
  );
}
