// Some migrations were edited after they had landed. `upgrades/` holds their earlier texts: the first, and the second of those edited twice.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Migration, migrationsOf } from '@cordee/kernel';
import pg from 'pg';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../../plugins/kernel/server/database/migrations.ts';
import { dropViews, publishViews, viewsOf } from '../../../plugins/kernel/server/database/views.ts';
import { migrateDatabase } from '../../../scripts/processes.ts';
import { catalogFingerprint } from '../../../test/catalog-fingerprint.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { testSettings } from '../../../test/settings.ts';
import { plugins } from '../../plugins.js';

const known = migrationsOf(plugins);

/** The last migration of each plugin that landed before checksums were stored. */
const LAST_EARLY: Readonly<Record<string, string>> = {
  kernel: 'kernel/005-jobs',
  accounts: 'accounts/013-erasure-journal',
  companies: 'companies/001-company',
  courses: 'courses/004-film-queue',
  seats: 'seats/003-trial',
  progress: 'progress/003-badges-awarded-at-once',
};

/** Migrations whose earlier texts had another id. */
const FORMER_IDS: Readonly<Record<string, string>> = { 'accounts/011-mobile': 'accounts/006-mobile' };

const early = known.filter(({ id }) => id <= (LAST_EARLY[id.replace(/\/.*/, '')] ?? ''));
const textsFolder = path.join(import.meta.dirname, 'upgrades');
const earlierTexts = readdirSync(textsFolder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.sql'));
const firstTexts = earlierTexts.filter((file) => !file.endsWith('.second.sql'));

let databases: TestDatabase[] = [];
let newSchema: Record<string, string[]>;
let newStartTriggers: string[] | undefined;

beforeAll(async () => {
  const database = await createTestDatabase('tables');
  newSchema = await schemaOf(database);
  newStartTriggers = await startTriggersOf(database);
  await database.drop();
});
afterEach(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  databases = [];
});

describe('databases made with earlier texts of migrations', () => {
  it.each(earlierTexts)('OPS-4 one made with the earlier text %s is upgraded to the schema of a new one', async (file) => {
    const database = await createEarlyDatabase([file]);
    await upgrade(database);
    expect(await schemaOf(database)).toEqual(newSchema);
  });

  it('OPS-4 one made with the present texts has the schema of a new one', async () => {
    const database = await createEarlyDatabase([]);
    await upgrade(database);
    expect(await schemaOf(database)).toEqual(newSchema);
  });

  it('OPS-4 one made with the first text of the first migration of each plugin is upgraded to the schema of a new one', async () => {
    const isFirst = (id: string) => id.includes('/001-');
    const database = await createEarlyDatabase(
      firstTexts.filter(isFirst),
      early.filter(({ id }) => isFirst(id)),
    );
    await upgrade(database);
    expect(await schemaOf(database)).toEqual(newSchema);
  });

  it('OPS-4 one made with all first texts is upgraded with its rows', async () => {
    const database = await createEarlyDatabase(firstTexts);
    await insertRows(database);
    const { query, url } = database;
    await migrateDatabase({ env: testSettings(url), logs: path.join(process.env['TEST_LOGS'] ?? '', 'upgrades') });

    expect(await schemaOf(database)).toEqual(newSchema);
    expect(newStartTriggers?.length).toBeGreaterThan(10);
    expect(await startTriggersOf(database)).toEqual(newStartTriggers);
    expect(await query('select id, checksum is not null as checked from cordee.migration order by id')).toEqual(
      known.map(({ id }) => ({ id, checked: true })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expect(await query('select person, lesson, seen_at from cordee.lesson_view order by lesson')).toEqual([
      { person: 1, lesson: 'climbing', seen_at: new Date('2026-11-02') },
      { person: 1, lesson: 'knots', seen_at: new Date('2026-11-01') },
    ]);
    expect(await query('select person, course, theme, won_at from cordee.badge'), 'a badge earned before badges were stored').toEqual([
      { person: 1, course: 'rope', theme: 'basics', won_at: new Date('2026-11-02') },
    ]);
    expect(
      await query(
        `select f.person, f.session, f.course, f.finished_at = m.since as on_joining, m.started_at = m.since as started
         from cordee.course_finish f join cordee.membership m using (person, session)`,
      ),
      'a course started and finished before that was stored',
    ).toEqual([{ person: 1, session: 1, course: 'rope', on_joining: true, started: true }]);
    expect(await query('select lesson, due_at <= cordee.now() as due from cordee.film_check'), 'a film that was never checked').toEqual([
      { lesson: 'climbing', due: true },
    ]);
    expect(await query('select community, certifying, workshops_opening, language from courses')).toEqual([
      { community: true, certifying: false, workshops_opening: 'by-modules', language: 'fr' },
    ]);
    expect(
      await query('select email, sms_allowed, community_mails, contributions_anonymous from up_users order by id'),
      'choices already made stay',
    ).toEqual([
      { email: 'zoe@cordee.example', sms_allowed: false, community_mails: true, contributions_anonymous: false },
      { email: 'paul@cordee.example', sms_allowed: false, community_mails: false, contributions_anonymous: true },
    ]);
    expect(await query('select person, end_cause from cordee.sign_in order by person'), 'of a person blocked before').toEqual([
      { person: 1, end_cause: null },
      { person: 2, end_cause: 'blocked' },
    ]);
    expect(await query('select to_address, state from cordee.mail')).toEqual([{ to_address: 'zoe@cordee.example', state: 'sending' }]);
    expect(await query('select id, alerted_for from cordee.job order by id')).toEqual([
      { id: 'a-job-on-time', alerted_for: null },
      { id: 'a-late-job', alerted_for: 'late' },
    ]);
  });
});

describe('databases of earlier releases', () => {
  it('H-92 OPS-4 of equal references the oldest stays, others get a number, drafts and published versions alike', async () => {
    const database = await createFormerDatabase();
    await database.query(`
      insert into lessons (document_id, reference, created_at, published_at) values
        ('a', 'Été-1', '2026-01-01', null), ('a', 'Été-1', '2026-01-01', '2026-01-02'),
        ('b', 'ete 1', '2026-02-01', null), ('b', 'ete 1', '2026-02-01', '2026-02-02'),
        ('c', 'ETE-1', '2026-03-01', null), ('d', 'ETE-1 (2)', '2026-04-01', null),
        ('e', 'new', '2026-05-01', null), ('e', 'Été 1', '2026-05-01', '2026-05-02');
      insert into sessions (document_id, reference, created_at, published_at) values
        ('s', 'Lyon', '2026-01-01', '2026-01-01'), ('t', 'LYON ', '2026-01-02', '2026-01-02')`);
    await upgrade(database);
    const lessons = await database.query(
      `select document_id as d, string_agg(reference, ', ' order by published_at nulls first) as r from lessons group by 1 order by 1`,
    );
    expect(lessons).toEqual([
      { d: 'a', r: 'Été-1, Été-1' },
      { d: 'b', r: 'ete 1 (4), ete 1 (4)' },
      { d: 'c', r: 'ETE-1 (3)' },
      { d: 'd', r: 'ETE-1 (2)' },
      { d: 'e', r: 'new, Été 1 (5)' },
    ]);
    expect(await database.query('select reference from sessions order by document_id')).toEqual([
      { reference: 'Lyon' },
      { reference: 'LYON  (2)' },
    ]);
    expect(await schemaOf(database)).toEqual(newSchema);
  });

  it('SEAT-1 SEAT-3 OPS-4 sessions without a company are those of the school, and members are at the first establishment', async () => {
    const database = await createFormerDatabase();
    await database.query(`
      insert into up_users (id, document_id, email) values (1, 'zoe', 'zoe@cordee.example');
      insert into companies (id, document_id, legal_name) values (99, 'horizon', 'Horizon');
      insert into sessions (id, document_id, reference) values (1, 's', 'Lyon'), (2, 't', 'École');
      insert into sessions_company_lnk (session_id, company_id) values (1, 99);
      insert into cordee.membership (person, session, role) values (1, 1, 'learner'), (1, 2, 'learner')`);
    await upgrade(database);
    const members = `select s.reference, c.legal_name, e.name from cordee.membership m join cordee.session s on s.id = m.session
      join cordee.company c on c.id = s.company join cordee.establishment e on e.id = m.establishment and e.company = c.id order by s.id`;
    expect(await database.query(members)).toEqual([
      { reference: 'Lyon', legal_name: 'Horizon', name: 'Établissement principal' },
      { reference: 'École', legal_name: expect.any(String), name: 'Établissement principal' },
    ]);
    expect(await database.query('select from cordee.company where is_school')).toHaveLength(1);
  });

  it('SEAT-3 OPS-4 licence sessions with an allowance above their members are filled by their company, others by staff', async () => {
    const database = await createFormerDatabase();
    await database.query(`
      insert into up_users (id, document_id, email)
        select id, id::text, case id when 3 then 'personne-3@efface.invalid' else id || '@cordee.example' end from generate_series(1, 4) as p (id);
      insert into companies (id, document_id, legal_name) values (99, 'horizon', 'Horizon');
      insert into sessions (id, document_id, reference, kind, allowance)
        values (1, 's', 'Dix', 'licence', 10), (2, 't', 'Sans', null, null), (3, 'u', 'Slots', 'slot', 5),
          (4, 'v', 'Une', 'licence', 1);
      insert into sessions_company_lnk (session_id, company_id) values (1, 99), (2, 99), (3, 99), (4, 99);
      insert into cordee.membership (person, session, role)
        select id, session, case id when 4 then 'manager' else 'learner' end from up_users, unnest(array[1, 4]) as s (session)`);
    await upgrade(database);
    expect(await database.query('select reference, kind, filled_by, allowance from sessions order by id')).toEqual([
      { reference: 'Dix', kind: 'licence', filled_by: 'company', allowance: 10 },
      { reference: 'Sans', kind: 'licence', filled_by: 'staff', allowance: 0 },
      { reference: 'Slots', kind: 'slot', filled_by: 'staff', allowance: 5 },
      { reference: 'Une', kind: 'licence', filled_by: 'staff', allowance: 2 },
    ]);
  });

  it('ACC-4 OPS-4 who is invited on the first day of sessions of slots alone is invited once they are called up', async () => {
    const database = await createFormerDatabase();
    await database.query(`
      insert into up_users (id, document_id, email)
        select id, name, name || '@cordee.example' from unnest(array['alone', 'waits', 'held', 'both', 'manages', 'left', 'none', 'due'])
          with ordinality as p (name, id);
      insert into companies (id, document_id, legal_name) values (99, 'horizon', 'Horizon');
      insert into sessions (id, document_id, reference, kind, allowance) values (1, 's', 'Slots', 'slot', 1), (2, 'l', 'Licences', 'licence', null);
      insert into sessions_company_lnk (session_id, company_id) values (1, 99), (2, 99);
      insert into cordee.membership (person, session, role)
        select id, 1, case id when 5 then 'manager-learner' else 'learner' end from generate_series(1, 8) as p (id) where id <> 7;
      insert into cordee.membership (person, session, role) values (4, 2, 'learner'), (6, 2, 'learner');
      update cordee.membership set ended_at = now() where person = 6 and session = 2;
      insert into cordee.waiting_member (membership, session, position) select id, 1, 1 from cordee.membership where person = 2;
      insert into cordee.slot_holding (session, slot, membership, person, assigned_for, since, until, released_for)
        select 1, 1, id, 3, 'pilot', now() - interval '1 day', now(), 'pilot' from cordee.membership where person = 3;
      insert into cordee.invitation (person, due_at) select id, now() + case id when 8 then '-1 day' else '5 days' end::interval from up_users`);
    await upgrade(database);
    expect(
      await database.query(
        'select p.document_id as invited from cordee.invitation i join up_users p on p.id = i.person where i.due_at is null order by p.id',
      ),
    ).toEqual([{ invited: 'alone' }, { invited: 'left' }]);
  });

  it('LRN-5 OPS-4 pictures in texts get addresses that last, drafts and published versions alike', async () => {
    const database = await createFormerDatabase();
    await database.query(`
      insert into lessons (document_id, body, transcript, published_at) values
        ('a', '![Le pot](http://cms.example/uploads/pot_1.png?until=1&key=a-_b) et [là](https://other.example/?key=1)', null, null),
        ('b', null, '![](https://s3.example/b/pot_2.png?X-Amz-Date=1&X-Amz-Signature=0a&x-id=GetObject)!', '2026-01-01');
      insert into courses (document_id, welcome) values ('c', '(/uploads/pot_3.png?until=12&key=z)')`);
    await upgrade(database);
    expect(await database.query('select body, transcript from lessons order by document_id')).toEqual([
      { body: '![Le pot](/uploads/pot_1.png) et [là](https://other.example/?key=1)', transcript: null },
      { body: null, transcript: '![](/uploads/pot_2.png)!' },
    ]);
    expect(await database.query('select welcome from courses')).toEqual([{ welcome: '(/uploads/pot_3.png)' }]);
  });
});

/** Migrations that change rows which the release before them could make. */
const ROWS_CHANGED_BY = [
  'kernel/007-reference-key',
  'courses/007-equal-references',
  'courses/009-lasting-addresses',
  'seats/005-equal-references',
  'seats/016-establishment',
  'seats/017-membership-manager',
  'seats/019-invited-once-called-up',
  'seats/021-filled-sessions',
];

/** Creates a database as it was before these migrations. */
async function createFormerDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase('tables');
  databases.push(database);
  await removeMigrations(database);
  await runMigrations(
    database,
    known.filter(({ id }) => !ROWS_CHANGED_BY.includes(id)),
  );
  return database;
}

/** Everything that the catalogs say but the values of sequences, which rows have moved. */
async function schemaOf(database: TestDatabase): Promise<Record<string, string[]>> {
  const { sequenceValues, triggers = [], ...schema } = await catalogFingerprint(database);
  return { ...schema, triggers: triggers.filter((trigger) => !isMadeAtStart(trigger)) };
}

/** A process that starts derives triggers from what is declared: versions from Strapi's content types, refusals from the personal data. */
const isMadeAtStart = (trigger: string) => /"(cordee_version|refuse_erased)"/.test(trigger);

const startTriggersOf = async (database: TestDatabase) => (await catalogFingerprint(database))['triggers']?.filter(isMadeAtStart);

/** Creates a database as it was made before checksums were stored, with these migrations, some of them in an earlier text. */
async function createEarlyDatabase(texts: readonly string[], present = early): Promise<TestDatabase> {
  const database = await createTestDatabase('tables');
  databases.push(database);
  await removeMigrations(database);
  const migrations = present.map((migration) => withEarlierText(migration, texts));
  expect(migrations.filter((migration) => !present.includes(migration))).toHaveLength(texts.length);
  await runMigrations(database, migrations);
  await database.query('alter table cordee.migration drop column checksum');
  return database;
}

function withEarlierText(migration: Migration, texts: readonly string[]): Migration {
  const ids = [migration.id, FORMER_IDS[migration.id]];
  const file = texts.find((text) => ids.includes(idOf(text)));
  return file ? { id: idOf(file), sql: readFileSync(path.join(textsFolder, file), 'utf8') } : migration;
}

/** Leaves the tables of Strapi only. */
async function removeMigrations({ query }: TestDatabase): Promise<void> {
  await query('drop schema cordee cascade');
  const statements = await query<{ sql: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as sql from pg_constraint
     where connamespace = 'public'::regnamespace and contype = 'c'
     union all
     select format('drop index %s', i.oid::regclass) from pg_class i
     where i.relkind = 'i' and i.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = i.oid)
       and not exists (select from strapi_database_schema s where jsonb_path_exists(
         s.schema::jsonb, '$.tables[*].indexes[*].name ? (@ == $name)', jsonb_build_object('name', i.relname)))`,
  );
  for (const { sql } of statements) await query(sql);
}

const runMigrations = ({ url }: TestDatabase, migrations: readonly Migration[]): Promise<void> =>
  withClient(url, async (client) => void (await migrate(client, migrations)));

/** What a start of this release does. */
const upgrade = ({ url }: TestDatabase): Promise<void> =>
  withClient(url, async (client) => {
    await dropViews(client, viewsOf(plugins), true);
    await migrate(client, known);
    await publishViews(client, viewsOf(plugins));
  });

async function withClient(connectionString: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await work(client).finally(() => client.end());
}

/** A learner who has seen a whole theme, a person who is blocked, a message being sent, and two jobs. */
async function insertRows({ query }: TestDatabase): Promise<void> {
  await query(`
    insert into up_users (id, document_id, email, blocked) values (1, 'zoe', 'zoe@cordee.example', false);
    insert into up_users (id, document_id, email, blocked, sms_allowed, community_mails, contributions_anonymous)
      values (2, 'paul', 'paul@cordee.example', true, false, false, true);
    insert into cordee.sign_in (person, token_hash, client_address) values (1, 'a', '192.0.2.1'), (2, 'b', '192.0.2.2');

    insert into courses (id, document_id, title, published_at) values (1, 'rope', 'Rope', now());
    insert into lessons (document_id, title, body, video_link, published_at)
      values ('knots', 'Knots', 'Words.', null, now()), ('climbing', 'Climbing', null, 'https://vimeo.com/1', now());
    insert into cordee.course_outline
        (course, theme, module, lesson, position, theme_title, colour, optional, module_title, lesson_title, kind, duration_seconds)
      values ('rope', 'basics', 'm', 'knots', 1, 'Basics', 'green', false, 'M', 'Knots', 'text', null),
        ('rope', 'basics', 'm', 'climbing', 2, 'Basics', 'green', false, 'M', 'Climbing', 'video', 60);
    insert into sessions (id, document_id) values (1, 's');
    insert into sessions_course_lnk (session_id, course_id) values (1, 1);
    insert into cordee.membership (person, session, role) values (1, 1, 'learner');
    insert into cordee.lesson_view (person, lesson, seen_at) values (1, 'knots', '2026-11-01 00:00Z'), (1, 'climbing', '2026-11-02 00:00Z');

    insert into cordee.mail (to_address, template, locale, facts, state, claimed_at)
      values ('zoe@cordee.example', 'accounts.password-changed', 'fr', '{"firstName":"Zoé"}', 'sending', now());
    insert into cordee.job (id, alerted_at) values ('a-job-on-time', null), ('a-late-job', now());
  `);
}

const idOf = (file: string) => file.replaceAll(path.sep, '/').replace(/(\.second)?\.sql$/, '');
