import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BackupFailed } from '../scripts/backup/backup-failed.ts';
import { backUpBeforeUpgrade } from '../scripts/backup/before-upgrade.ts';
import { eraseAgain } from '../scripts/backup/erase-again.ts';
import { filesOnDisk } from '../scripts/backup/files-on-disk.ts';
import { filesOnS3, type S3Settings } from '../scripts/backup/files-on-s3.ts';
import { knownMigrations } from '../scripts/backup/installation.ts';
import { type Backup, type BackupRequest, makeBackup } from '../scripts/backup/make-backup.ts';
import { AFTER_DATA, filePath, MANIFEST, type Manifest, tablePath } from '../scripts/backup/manifest.ts';
import { type RestoreRequest, restoreBackup } from '../scripts/backup/restore-backup.ts';
import { root } from '../scripts/folders.ts';
import { createDatabase, removePostgres, startPostgres } from '../scripts/postgres.ts';
import { acquireInstanceLock } from '../scripts/single-instance.ts';
import { catalogFingerprint, rowFingerprint } from './catalog-fingerprint.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { startS3 } from './s3.ts';
import { testSettings } from './settings.ts';

/** An installation: its database, and a folder with its uploads and its secrets. */
type TestInstallation = Readonly<{ database: TestDatabase; folder: string; uploads: string; settings: Record<string, string> }>;

const installations: TestInstallation[] = [];
const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cordee-backup-'));
  folders.push(folder);
  return folder;
}

async function createInstallation(template: 'demo' | 'empty'): Promise<TestInstallation> {
  const database = await createTestDatabase(template);
  const settings = testSettings(database.url);
  const folder = settings['PUBLIC_DIR'] ?? '';
  folders.push(folder);
  const uploads = path.join(folder, 'uploads');
  if (template === 'empty') rmSync(uploads, { recursive: true });
  else writeFileSync(path.join(folder, 'secrets.json'), JSON.stringify({ of: database.name }));
  const installation = { database, folder, uploads, settings };
  installations.push(installation);
  return installation;
}

async function removeInstallations(): Promise<void> {
  for (const { database } of installations.splice(0)) await database.drop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

const backUp = (installation: TestInstallation, options: Partial<BackupRequest> = {}): Promise<Backup> =>
  makeBackup({
    databaseUrl: installation.database.url,
    files: filesOnDisk(installation.uploads),
    secretsFile: path.join(installation.folder, 'secrets.json'),
    parent: path.join(installation.folder, 'backups'),
    kind: 'requested',
    release: '1.2.3',
    siteUrl: 'https://cordee.example',
    owner: 'test',
    ...options,
  });

const erasuresFileOf = ({ folder }: TestInstallation) => path.join(folder, 'erase-again.json');

const restore = (folder: string, installation: TestInstallation, options: Partial<RestoreRequest> = {}) =>
  restoreBackup({
    folder,
    databaseUrl: installation.database.url,
    files: filesOnDisk(installation.uploads),
    secretsFile: path.join(installation.folder, 'secrets.json'),
    erasuresFile: erasuresFileOf(installation),
    migrations: knownMigrations(),
    isDatabaseLocal: true,
    ...options,
  });

/** The hash of every file of a folder, by its name. */
function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const hashes = files.map(({ parentPath, name }) => {
    const file = path.join(parentPath, name);
    return [path.relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')] as const;
  });
  return Object.fromEntries(hashes.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Everything that a refused restore must leave as it was. */
const stateOf = async ({ database, folder }: TestInstallation) => ({
  rows: await rowFingerprint(database),
  catalogs: await catalogFingerprint(database),
  files: filesIn(folder),
});

/** Tables that a restore changes on purpose. */
const CHANGED_TABLES = ['sign_in', 'password_reset', 'half_sign_in', 'device', 'workplace_ticket', 'installation'].map(
  (name) => `cordee.${name}`,
);

const withoutChangedTables = (rows: Record<string, string>) =>
  Object.fromEntries(Object.entries(rows).filter(([name]) => ![...CHANGED_TABLES, 'strapi_sessions'].includes(name)));

/** Objects and values that Cordée does not have today, and may have tomorrow. */
const UNUSUAL_OBJECTS = `
  create function cordee.add(a integer, b integer default 1) returns integer language sql immutable as 'select a + b';
  create procedure public.nothing() language plpgsql as 'begin end';
  create sequence cordee.numbers as smallint start with 7 increment by 3 minvalue 1 maxvalue 40 cache 2 cycle;
  select nextval('cordee.numbers'), nextval('cordee.numbers');
  create table cordee."Unusual ""table""" (
    dropped integer,
    id bigint generated always as identity (sequence name cordee.unusual_ids start with 5 increment by 5 maxvalue 1000 cycle) primary key,
    by_default integer generated by default as identity,
    "Name, or so" varchar(20) collate "C" default E'it''s' constraint "name is given" not null,
    amounts numeric(10, 2)[],
    span int4range default '[1,2)',
    bytes bytea,
    document jsonb default '{"a": null}',
    at timestamptz default 'infinity',
    day date,
    ratio double precision,
    numbered integer default nextval('cordee.numbers'),
    doubled integer generated always as (cordee.add(by_default, by_default)) stored,
    tripled integer generated always as (by_default * 3) virtual,
    parent bigint,
    kind varchar(10) check (kind in ('one', 'two')),
    unique nulls not distinct (ratio, day),
    constraint spans_are_apart exclude using gist (span with &&) deferrable initially deferred
  ) with (fillfactor = 70, autovacuum_enabled = false);
  alter table cordee."Unusual ""table""" drop column dropped;
  alter table cordee."Unusual ""table""" alter column bytes set storage external, alter column document set compression pglz,
    alter column day set statistics 200, alter column ratio set (n_distinct = 5);
  create table public.referred (id bigint primary key default 1, code text);
  create unique index referred_code on public.referred (code) include (id);
  alter table cordee."Unusual ""table""" add constraint to_referred foreign key ("Name, or so") references public.referred (code)
    on update cascade on delete set default deferrable initially deferred not valid;
  alter table cordee."Unusual ""table""" add constraint to_itself foreign key (parent) references cordee."Unusual ""table""";
  alter table cordee."Unusual ""table""" add constraint later check (by_default > 100) not valid;
  create index unusual_expression on cordee."Unusual ""table""" (lower("Name, or so") desc nulls last, cordee.add(by_default)) where ratio > 0;
  create index unusual_clustered on cordee."Unusual ""table""" using btree (day);
  alter table cordee."Unusual ""table""" cluster on unusual_clustered;
  create view cordee.first_view as select 1 as one;
  create view cordee.second_view with (security_barrier) as select 1 as one, '\\t'::text as text;
  create or replace view cordee.first_view as select one from cordee.second_view;
  create function cordee.instead() returns trigger language plpgsql as 'begin return null; end';
  create trigger unusual_disabled before insert on public.referred for each row execute function cordee.instead();
  alter table public.referred disable trigger unusual_disabled;
  create constraint trigger unusual_deferred after update of code on public.referred deferrable initially deferred
    for each row when (new.code is not null) execute function cordee.instead();
  create trigger unusual_view instead of insert on cordee.first_view for each row execute function cordee.instead();
  comment on schema cordee is 'Ours, ''quoted''';
  comment on table cordee."Unusual ""table""" is 'A table';
  comment on column cordee."Unusual ""table"""."Name, or so" is 'A column';
  comment on constraint later on cordee."Unusual ""table""" is 'A constraint';
  comment on trigger unusual_disabled on public.referred is 'A trigger';
  comment on function cordee.add(integer, integer) is 'A function';
  comment on index cordee.unusual_expression is 'An index';
  comment on view cordee.first_view is 'A view';
  comment on sequence cordee.numbers is 'A sequence';
  insert into public.referred values (1, E'back\\\\slash\\ttab\\nline\\r\\\\.'), (2, '\\N'), (3, ''), (4, null), (5, 'été 🧗');
  set session_replication_role = replica;
  insert into cordee."Unusual ""table""" (by_default, "Name, or so", amounts, span, bytes, at, day, ratio) values
    (101, E'back\\\\slash', '{1.50,NULL,NaN}', '[1,5)', '\\x000102ff0a5c', '-infinity', '0044-03-15 BC', 0.1::float8 + 0.2),
    (102, '{"a,b"}', '{}', '[5,)', null, '2026-02-28 23:59:59.999999+00', 'infinity', 'NaN'),
    (103, '', null, 'empty', '', null, null, '-infinity');
  set session_replication_role = origin;`;

describe('OPS-4 a database and its files, destroyed and restored', () => {
  let source: TestInstallation;
  let target: TestInstallation;
  let backup: Backup;
  let restored: Awaited<ReturnType<typeof restore>>;

  beforeAll(async () => {
    source = await createInstallation('demo');
    await source.database.query(UNUSUAL_OBJECTS);
    await source.database.query(
      `insert into cordee.sign_in (person, token_hash, client_address) select id, decode(md5(email), 'hex'), '' from up_users limit 3`,
    );
    mkdirSync(path.join(source.uploads, 'folder'));
    writeFileSync(path.join(source.uploads, 'folder', 'été 🧗.bin'), Buffer.from([0, 255, 10, 13]));
    writeFileSync(path.join(source.uploads, 'empty.txt'), '');
    backup = await backUp(source);
    target = await createInstallation('empty');
    // What a restore that was killed leaves.
    for (const name of ['uploads.restoring', 'uploads.former']) mkdirSync(path.join(target.folder, name, 'left'), { recursive: true });
    restored = await restore(backup.folder, target);
  });
  afterAll(removeInstallations);

  it('has every table, constraint, index, function, trigger, view, sequence and comment', async () => {
    const [before, after] = [await catalogFingerprint(source.database), await catalogFingerprint(target.database)];
    for (const [name, rows] of Object.entries(before)) {
      expect(rows.length, name).toBeGreaterThan(0);
      expect(after[name], name).toEqual(rows);
    }
  });

  it('has every row', async () => {
    const before = withoutChangedTables(await rowFingerprint(source.database));
    expect(Object.keys(before).length).toBeGreaterThan(80);
    expect(withoutChangedTables(await rowFingerprint(target.database))).toEqual(before);
    expect(restored.rows).toBeGreaterThan(1000);
  });

  it('goes on with its sequences', async () => {
    const next = `select nextval('cordee.event_id_seq'), nextval('up_users_id_seq'), nextval('cordee.numbers'), nextval('cordee.unusual_ids')`;
    expect(await target.database.query(next)).toEqual(await source.database.query(next));
  });

  it('has every file, and its secrets', () => {
    expect(Object.keys(filesIn(source.uploads)).length).toBeGreaterThan(20);
    expect(filesIn(target.uploads)).toEqual(filesIn(source.uploads));
    expect(JSON.parse(readFileSync(path.join(target.folder, 'secrets.json'), 'utf8'))).toEqual({ of: source.database.name });
    expect(readdirSync(target.folder).sort()).toEqual(['secrets.json', 'uploads']);
  });

  it('H-68 sends nothing and runs no job until staff say so', async () => {
    const [installation] = await target.database.query<Record<string, unknown>>('select * from cordee.installation');
    expect(installation).toMatchObject({ held_reason: 'restored', restored_from: new Date(backup.manifest.createdAt) });
    expect(installation?.['held_since']).toBeInstanceOf(Date);
    expect(await source.database.query('select from cordee.installation where held_since is not null')).toEqual([]);
  });

  it('H-68 everybody has to sign in again', async () => {
    expect(await source.database.query('select from cordee.sign_in where ended_at is null')).toHaveLength(3);
    expect(await target.database.query('select from cordee.sign_in where ended_at is null')).toEqual([]);
  });

  it('says what it is of, and which files the database refers to are missing', async () => {
    const { kind, release, siteUrl, missingFiles, notes } = backup.manifest;
    expect({ kind, release, siteUrl, missingFiles, notes }).toEqual({
      ...{ kind: 'requested', release: '1.2.3', siteUrl: 'https://cordee.example' },
      ...{ missingFiles: [], notes: [] },
    });
    const [file] = await source.database.query<{ url: string }>('select url from files order by id limit 1');
    const name = path.basename(file?.url ?? '');
    const uploads = newFolder();
    cpSync(source.uploads, uploads, { recursive: true });
    rmSync(path.join(uploads, name));
    expect((await backUp(source, { files: filesOnDisk(uploads) })).manifest.missingFiles).toEqual([name]);
  });

  it('can be read by its owner alone', () => {
    const entries = readdirSync(backup.folder, { recursive: true, withFileTypes: true });
    const modes = entries.map((entry) => [entry.isDirectory(), statSync(path.join(entry.parentPath, entry.name)).mode & 0o777]);
    expect(new Set(modes.map(([isFolder, mode]) => (isFolder ? mode === 0o700 : mode === 0o600)))).toEqual(new Set([true]));
    expect(statSync(backup.folder).mode & 0o777).toBe(0o700);
  });

  it('is of one moment, whatever is written while the back-up is made', async () => {
    const disk = filesOnDisk(source.uploads);
    const list = async () => {
      await source.database.query(`insert into cordee.event (name, payload) values ('test.meanwhile', '{}')`);
      await source.database.query('delete from cordee.clock');
      return disk.list();
    };
    const rowsOf = ({ manifest }: Backup) =>
      Object.fromEntries(manifest.tables.map(({ name, rows, sha256 }) => [name, `${rows} ${sha256}`]));
    const before = rowsOf(await backUp(source));
    expect(rowsOf(await backUp(source, { files: { ...disk, list } }))).toEqual(before);
    expect(rowsOf(await backUp(source))).not.toEqual(before);
    await source.database.query('insert into cordee.clock default values');
  });

  it('needs no rights but those of the application, which owns neither the database nor the schema public', async () => {
    const { database, ...folders } = await createInstallation('empty');
    const role = `r_${database.name}`;
    await database.query(`create role ${role} login password 'secret'`);
    await database.query(`grant create, connect on database ${database.name} to ${role}`);
    await database.query(`grant create, usage on schema public to ${role}`);
    const databaseUrl = Object.assign(new URL(database.url), { username: role, password: 'secret' }).href;
    const options = { databaseUrl };
    await restore((await backUp(source)).folder, { database, ...folders }, options);
    const again = await backUp({ database, ...folders }, options);
    await restore(again.folder, { database, ...folders }, options);
    expect(await catalogFingerprint(database)).toEqual(await catalogFingerprint(source.database));
    await database.query(`drop owned by ${role}`);
    await database.query(`drop role ${role}`);
  });

  it('holds a database of a release before there was a hold', async () => {
    const old = await createInstallation('demo');
    const migrations = knownMigrations().map((migration) => {
      const [creation] = /create table cordee\.installation[\s\S]*?\n\);/.exec(migration.sql) ?? [];
      return creation ? { id: migration.id, sql: creation, createsHold: true } : { ...migration, createsHold: false };
    });
    const id = migrations.find(({ createsHold }) => createsHold)?.id;
    await old.database.query('drop table cordee.installation');
    await old.database.query('delete from cordee.migration where id = $1', [id]);
    const { folder } = await backUp(old);
    await restore(folder, target, { migrations });
    expect(await target.database.query('select held_reason from cordee.installation')).toEqual([{ held_reason: 'restored' }]);
    expect(await target.database.query('select from cordee.migration where id = $1', [id])).toHaveLength(1);
  });
});

describe('H-68 what was taken away between a back-up and its restore', () => {
  let app: TestInstallation;
  let folder: string;
  const idOf = async (email: string) =>
    (await app.database.query<{ id: number }>('select id from up_users where email = $1', [email]))[0]?.id;
  const act = async (name: string, email: string) =>
    app.database.query(`insert into cordee.staff_act (staff, staff_name, act, person) values (1, 'Direction', $1, $2)`, [
      name,
      await idOf(email),
    ]);
  const [amel, lina, hugo, staff] = ['amel', 'lina', 'hugo', 'contenu'].map((name) => `${name}@cordee.example`) as [
    string,
    string,
    string,
    string,
  ];
  let amelId: number | undefined;

  beforeAll(async () => {
    app = await createInstallation('demo');
    amelId = await idOf(amel);
    await app.database.query(`update up_users set standing = 'administrator' where email = $1`, [hugo]);
    ({ folder } = await backUp(app));
    await act('accounts.person-erased', amel);
    await app.database.query(`update up_users set email = 'personne-1@efface.invalid', blocked = true where email = $1`, [amel]);
    await app.database.query('update up_users set blocked = true where email = $1', [lina]);
    await act('accounts.standing-changed', hugo);
    await app.database.query(`update up_users set standing = 'learner' where email = $1`, [hugo]);
    await act('accounts.workplace-closed', staff);
    await app.database.query('delete from admin_users where email = $1', [staff]);
    const restored = await restore(folder, app);
    expect(restored.revocations).toMatchObject({ isKnown: true, blocked: 2, adminAccess: 1 });
  });
  afterAll(removeInstallations);

  it('is taken away again: blocked, without admin access, no administrator', async () => {
    const people = await app.database.query(
      `select u.email, u.blocked, u.standing, exists (select from cordee.staff s where s.person = u.id) as staff from up_users u
       where u.email = any($1) order by u.email`,
      [[lina, hugo, staff]],
    );
    expect(people).toMatchObject([
      { email: staff, staff: false },
      { email: hugo, standing: 'learner' },
      { email: lina, blocked: true },
    ]);
    expect(await app.database.query('select from admin_users where email = $1', [staff])).toEqual([]);
  });

  it('stays in the audit log', async () => {
    const acts = await app.database.query<{ act: string }>('select act from cordee.staff_act order by act');
    expect(acts.map((entry) => entry.act)).toEqual(['accounts.person-erased', 'accounts.standing-changed', 'accounts.workplace-closed']);
  });

  it('who was erased is erased again, by the code that erases people', async () => {
    expect(await idOf(amel)).toBe(amelId);
    expect(JSON.parse(readFileSync(erasuresFileOf(app), 'utf8'))).toHaveLength(1);
    await eraseAgain({ env: app.settings, logs: path.join(app.folder, 'logs'), file: erasuresFileOf(app) });

    const people = await app.database.query('select first_name, last_name, password, blocked from up_users where id = $1', [amelId]);
    expect(people).toEqual([{ first_name: 'Personne', last_name: 'effacée', password: null, blocked: true }]);
    expect(await idOf(amel)).toBeUndefined();
    expect(existsSync(erasuresFileOf(app))).toBe(false);
    expect(await app.database.query('select from cordee.installation where held_since is not null')).toHaveLength(1);
  }, 60_000);

  it('who was erased is known from the file store when the database is lost; who is not in the back-up is left alone', async () => {
    const lost = await createInstallation('empty');
    mkdirSync(lost.uploads, { recursive: true });
    const [person] = await app.database.query<{ id: string }>('select document_id as id from up_users where email = $1', [lina]);
    const note = (name: string, erasedAt: string) =>
      writeFileSync(path.join(lost.uploads, `erased-${name}.json`), JSON.stringify({ person: name, erasedAt }));
    note(person?.id ?? '', '2999-01-01T00:00:00Z');
    note('nobodyofthisbackup', '2999-01-01T00:00:00Z');
    const [other] = await app.database.query<{ id: string }>('select document_id as id from up_users where email = $1', [hugo]);
    note(other?.id ?? '', '2000-01-01T00:00:00Z');
    expect((await restore(folder, lost)).revocations).toMatchObject({ isKnown: false, erased: [person?.id] });
    expect(JSON.parse(readFileSync(erasuresFileOf(lost), 'utf8'))).toEqual([person?.id]);
  });

  it('cannot be known from the database of another installation, nor from one that is not to be read', async () => {
    const other = await createInstallation('empty');
    expect((await restore(folder, other)).revocations.isKnown).toBe(false);
    expect((await restore(folder, app, { ignorePresent: true })).revocations.isKnown).toBe(false);
    expect(await idOf(amel)).toBe(amelId);
  });
});

describe('OPS-4 a restore that is refused leaves the database and the files as they were', () => {
  let app: TestInstallation;
  let before: Awaited<ReturnType<typeof stateOf>>;
  let backup: Backup;

  beforeAll(async () => {
    app = await createInstallation('demo');
    backup = await backUp(app, { parent: newFolder() });
    await app.database.query(`update up_users set first_name = 'Since' where email = 'amel@cordee.example'`);
    writeFileSync(path.join(app.uploads, 'since.txt'), 'since the back-up');
    before = await stateOf(app);
  });
  afterAll(removeInstallations);

  /** Returns a copy of the back-up that `change` was made to. */
  function copyOf(change: (folder: string, manifest: Manifest) => void): string {
    const folder = newFolder();
    cpSync(backup.folder, folder, { recursive: true });
    const manifest: Manifest = JSON.parse(readFileSync(path.join(folder, MANIFEST), 'utf8'));
    change(folder, manifest);
    return folder;
  }
  const saveManifest = (folder: string, manifest: unknown) => writeFileSync(path.join(folder, MANIFEST), JSON.stringify(manifest));
  const table = tablePath({ schema: 'public', name: 'up_users' });
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

  const damaged: Record<string, { change: (folder: string, manifest: Manifest) => void; message: RegExp; code: number }> = {
    'a table was damaged': {
      change: (folder) => {
        const bytes = readFileSync(path.join(folder, table));
        bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
        writeFileSync(path.join(folder, table), bytes);
      },
      message: /tables\/public\.up_users\.copy\.gz is damaged/,
      code: 65,
    },
    'a table is missing': { change: (folder) => rmSync(path.join(folder, table)), message: /up_users\.copy\.gz is missing/, code: 65 },
    'a file is missing': {
      change: (folder, { files: [file] }) => rmSync(path.join(folder, filePath(file?.name ?? ''))),
      message: /files\/.* is missing/,
      code: 65,
    },
    'it is incomplete': {
      change: (folder) => rmSync(path.join(folder, MANIFEST)),
      message: /not a complete back-up: it has no manifest/,
      code: 65,
    },
    'its manifest was cut off': {
      change: (folder) => writeFileSync(path.join(folder, MANIFEST), readFileSync(path.join(folder, MANIFEST)).subarray(0, 2000)),
      message: /manifest\.json of .* is damaged/,
      code: 65,
    },
    'one of its files would leave the uploads': {
      change: (folder, manifest) => saveManifest(folder, { ...manifest, files: [{ name: '../x', size: 0, sha256: sha256('') }] }),
      message: /leaves its folder/,
      code: 65,
    },
    'it is of a newer release': {
      change: (folder, manifest) =>
        saveManifest(folder, { ...manifest, release: '9.0.0', migrations: [...manifest.migrations, 'seats/999-x'] }),
      message: /newer release of Cordée \(9\.0\.0\)/,
      code: 76,
    },
    'its schema cannot be created': {
      change: (folder, manifest) => {
        const sql = `${readFileSync(path.join(folder, AFTER_DATA), 'utf8')}\nselect 1 / 0;`;
        writeFileSync(path.join(folder, AFTER_DATA), sql);
        saveManifest(folder, { ...manifest, schema: { ...manifest.schema, afterData: sha256(sql) } });
      },
      message: /PostgreSQL refuses it \(division by zero\)/,
      code: 69,
    },
    'a table has fewer rows than it had': {
      change: (folder, manifest) => {
        const tables = manifest.tables.map((entry) => (entry.name === 'up_users' ? { ...entry, rows: entry.rows + 1 } : entry));
        saveManifest(folder, { ...manifest, tables });
      },
      message: /holds \d+ rows instead of/,
      code: 65,
    },
  };

  it.each(Object.entries(damaged))('when %s', async (_, { change, message, code }) => {
    const failure = await restore(copyOf(change), app).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BackupFailed);
    expect(failure).toMatchObject({ message: expect.stringMatching(message), exitCode: code });
    expect(await stateOf(app)).toEqual(before);
  });

  it('while the installation runs on the database', async () => {
    const running = new pg.Client({ connectionString: app.database.url, application_name: 'cordee-jobs' });
    await running.connect();
    await expect(restore(backup.folder, app)).rejects.toMatchObject({
      message: expect.stringContaining('Cordée is running'),
      exitCode: 75,
    });
    await running.end();
    expect(await stateOf(app)).toEqual(before);
  });

  it('while a process of it starts, or another restore is under way', async () => {
    const other = new pg.Client({ connectionString: app.database.url });
    await other.connect();
    for (const [id, message] of [
      [4_321, 'is starting'],
      [4_322, 'Another back-up or restore'],
    ] as const) {
      await other.query('select pg_advisory_lock($1)', [id]);
      await expect(restore(backup.folder, app)).rejects.toMatchObject({ message: expect.stringContaining(message), exitCode: 75 });
      await other.query('select pg_advisory_unlock($1)', [id]);
    }
    await other.end();
    expect(await stateOf(app)).toEqual(before);
  });

  it('when the disk has no room for the files', async () => {
    const refused = restore(backup.folder, app, { free: () => 1024 * 1024 });
    await expect(refused).rejects.toMatchObject({ message: expect.stringMatching(/1 MB free; \d+ MB are needed/), exitCode: 74 });
    expect(await stateOf(app)).toEqual(before);
  });

  it('when the database cannot be reached, without its password', async () => {
    const failure: unknown = await restore(backup.folder, app, { databaseUrl: 'postgres://x:secret@127.0.0.1:9/x' }).catch(
      (error) => error,
    );
    expect(failure).toMatchObject({ message: expect.stringMatching(/cannot be reached: .*ECONNREFUSED(?!.*secret)/), exitCode: 69 });
  });

  it('when the uploads cannot be swapped', async () => {
    const disk = filesOnDisk(app.uploads);
    const stage: typeof disk.stage = async (folder, files) => {
      const staged = await disk.stage(folder, files);
      return { ...staged, swap: () => staged.swap().then(() => Promise.reject(Object.assign(new Error('busy'), { code: 'EBUSY' }))) };
    };
    await expect(restore(backup.folder, app, { files: { ...disk, stage } })).rejects.toMatchObject({ exitCode: 74 });
    expect(await stateOf(app)).toEqual(before);
  });
});

describe('OPS-4 a back-up that cannot be made says why, and leaves nothing', () => {
  let app: TestInstallation;
  beforeAll(async () => {
    app = await createInstallation('demo');
  });
  afterAll(removeInstallations);

  it.each([
    ['a domain', 'create domain cordee.percent as integer check (value <= 100)', 'type cordee.percent'],
    ['an enumeration', `create type public.mood as enum ('good')`, 'type mood'],
    ['a composite type', 'create type cordee.pair as (a integer)', 'cordee.pair'],
    ['a materialised view', 'create materialized view cordee.stored as select 1 as one', 'materialized view cordee.stored'],
    ['a partitioned table', 'create table cordee.parts (a integer) partition by list (a)', 'cordee.parts'],
    ['inheritance', 'create table cordee.child () inherits (cordee.clock)', 'inheritance of cordee.child'],
    ['an unlogged table', 'create unlogged table public.fast (a integer)', 'table fast'],
    ['a policy', 'create policy anyone on cordee.clock', 'policy anyone on table cordee.clock'],
    ['row-level security', 'alter table cordee.clock enable row level security', 'row-level security of cordee.clock'],
    ['a rule', 'create rule none as on delete to cordee.clock do instead nothing', 'rule none on table cordee.clock'],
    ['an aggregate', 'create aggregate cordee.total (integer) (sfunc = int4pl, stype = integer)', 'function cordee.total(integer)'],
    [
      'a function of a table',
      `create function cordee.all_clocks() returns setof cordee.clock language sql as 'select * from cordee.clock'`,
      'all_clocks',
    ],
    ['a function parsed at its creation', 'create function cordee.one() returns integer return 1', 'function cordee.one()'],
    ['extended statistics', 'create statistics cordee.pairs on only_row, ahead from cordee.clock', 'statistics object cordee.pairs'],
    ['a collation', `create collation cordee.french (provider = icu, locale = 'fr')`, 'collation cordee.french'],
    ['an event trigger', 'create event trigger watch on ddl_command_end execute function cordee.on_ddl()', 'event trigger watch'],
    ['a large object', 'select lo_create(4711)', 'large object 4711'],
    ['a replica identity', 'alter table cordee.event replica identity full', 'table cordee.event'],
    ['a publication', 'create publication outward for table cordee.event', 'replication of cordee.event'],
  ])('because the database has %s', async (_, sql, object) => {
    const database = await createTestDatabase('demo');
    const failure: unknown = await database
      .query(`create function cordee.on_ddl() returns event_trigger language plpgsql as 'begin end'`)
      .then(() => database.query(sql))
      .then(() => backUp(app, { databaseUrl: database.url }))
      .catch((error) => error)
      .finally(database.drop);
    expect(failure).toMatchObject({ name: 'BackupFailed', message: expect.stringContaining(object), exitCode: 65 });
    expect(readdirSync(path.join(app.folder, 'backups'))).toEqual([]);
  });

  it('because the disk is full', async () => {
    const failed = backUp(app, { free: () => 30 * 1024 * 1024 });
    await expect(failed).rejects.toMatchObject({ message: expect.stringMatching(/30 MB free; \d+ MB are needed/), exitCode: 74 });
    expect(readdirSync(path.join(app.folder, 'backups'))).toEqual([]);
  });

  it('because the disk fills while it is written', async () => {
    const disk = filesOnDisk(app.uploads);
    const open = () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
    await expect(backUp(app, { files: { ...disk, open } })).rejects.toMatchObject({
      message: expect.stringContaining('disk is full'),
      exitCode: 74,
    });
    expect(readdirSync(path.join(app.folder, 'backups'))).toEqual([]);
  });

  it('because there is nothing to back up', async () => {
    const empty = await createInstallation('empty');
    await expect(backUp(empty)).rejects.toMatchObject({ message: expect.stringContaining('nothing to back up'), exitCode: 69 });
  });

  it('and the next one removes what an interrupted one left, and nothing else', async () => {
    const parent = path.join(app.folder, 'backups');
    for (const name of ['1.test.partial', '1.other.partial', 'mine']) mkdirSync(path.join(parent, name));
    const { folder } = await backUp(app);
    expect(readdirSync(parent).sort()).toEqual(['1.other.partial', path.basename(folder), 'mine'].sort());
  });

  it('but a file that is removed meanwhile does no harm', async () => {
    const disk = filesOnDisk(app.uploads);
    const [first] = await disk.list();
    const open = async (name: string) => (name === first?.name ? undefined : disk.open(name));
    const { manifest } = await backUp(app, { files: { ...disk, open } });
    expect(manifest.files).toHaveLength((await disk.list()).length - 1);
    expect(manifest.missingFiles).toEqual([first?.name]);
  });
});

describe('OPS-4 files on S3', () => {
  afterEach(removeInstallations);

  it('are backed up and restored with their types; those that came later are removed', async () => {
    const s3 = await startS3();
    const { S3Client, ListObjectsV2Command, GetObjectCommand, PutObjectCommand } = await import('@aws-sdk/client-s3');
    // Cast: the settings of the test server are these five.
    const settings = s3.settings as S3Settings;
    const client = new S3Client({
      ...{ endpoint: settings.S3_ENDPOINT, region: settings.S3_REGION, forcePathStyle: true },
      credentials: { accessKeyId: settings.S3_ACCESS_KEY, secretAccessKey: settings.S3_SECRET_KEY },
    });
    const put = (Key: string, Body: string) => client.send(new PutObjectCommand({ Bucket: 'cordee', Key, Body, ContentType: 'text/vtt' }));
    const objects = async () => {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: 'cordee' }));
      const names = Contents.map(({ Key }) => Key ?? '');
      const bodies = await Promise.all(names.map((Key) => client.send(new GetObjectCommand({ Bucket: 'cordee', Key }))));
      return Promise.all(bodies.map(async ({ Body, ContentType }, index) => [names[index], await Body?.transformToString(), ContentType]));
    };
    const app = await createInstallation('demo');
    const files = await filesOnS3(settings);
    for (const name of ['lost.vtt', 'same.vtt', 'replaced.vtt']) await put(name, `${name} of then`);
    const { folder, manifest } = await backUp(app, { files });
    expect(manifest.files).toHaveLength(3);

    await put('replaced.vtt', 'of now');
    await put('since.vtt', 'of now');
    await put('theirs/kept.vtt', 'of somebody else');
    await files.stage(folder, []).then(({ finish }) => finish());
    await put('replaced.vtt', 'of now');
    const before = await objects();
    const failing = {
      ...files,
      stage: async (...args: Parameters<typeof files.stage>) => ({
        ...(await files.stage(...args)),
        swap: () => Promise.reject(new Error('x')),
      }),
    };
    await expect(restore(folder, app, { files: failing })).rejects.toThrow('x');
    expect(await objects(), 'after a restore that failed').toEqual(before);

    await restore(folder, app, { files });
    expect(await objects()).toEqual([
      ['lost.vtt', 'lost.vtt of then', 'text/vtt'],
      ['replaced.vtt', 'replaced.vtt of then', 'text/vtt'],
      ['same.vtt', 'same.vtt of then', 'text/vtt'],
      ['theirs/kept.vtt', 'of somebody else', 'text/vtt'],
    ]);

    await s3.stop();
    await expect(backUp(app, { files })).rejects.toMatchObject({
      name: 'BackupFailed',
      message: expect.stringContaining('could not be made'),
    });
    client.destroy();
  });
});

describe('OPS-4 npm start, before it migrates a database', () => {
  const lines: string[] = [];
  let app: TestInstallation;
  let parent: string;

  beforeAll(async () => {
    app = await createInstallation('demo');
    parent = newFolder();
    process.env['PUBLIC_DIR'] = app.folder;
  });
  afterAll(async () => {
    delete process.env['PUBLIC_DIR'];
    await removeInstallations();
  });

  it('makes no back-up of one that is up to date, nor of a new one', async () => {
    const empty = await createInstallation('empty');
    for (const { database } of [app, empty]) await backUpBeforeUpgrade(database.url, (line) => lines.push(line), { parent });
    expect(readdirSync(parent)).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('stops when the back-up cannot be made', async () => {
    await app.database.query('delete from cordee.migration where id = (select max(id) from cordee.migration)');
    const stopped = backUpBeforeUpgrade(app.database.url, () => {}, { parent, free: () => 0 });
    await expect(stopped).rejects.toMatchObject({ name: 'BackupFailed', exitCode: 74 });
    expect(readdirSync(parent)).toEqual([]);
  });

  it('makes one, says where, and retains the last five of them', async () => {
    for (let made = 0; made < 7; made += 1) await backUpBeforeUpgrade(app.database.url, (line) => lines.push(line), { parent });
    const folders = readdirSync(parent);
    expect(folders).toHaveLength(5);
    expect(lines).toContain(`The back-up is in ${path.join(parent, folders.sort().at(-1) ?? '')}.`);
    const manifest: Manifest = JSON.parse(readFileSync(path.join(parent, folders[0] ?? '', MANIFEST), 'utf8'));
    expect(manifest.kind).toBe('before-upgrade');
  });

  it('makes none of one whose migrations were edited, which the CMS will not upgrade', async () => {
    const folders = readdirSync(parent);
    await app.database.query("update cordee.migration set checksum = 'of another text' where id = 'kernel/001-ground'");
    await backUpBeforeUpgrade(app.database.url, (line) => lines.push(line), { parent });
    expect(readdirSync(parent)).toEqual(folders);
  });
});

describe('OPS-4 npm run backup and npm run restore, with the embedded database', () => {
  let data: string;
  const command = (script: string, ...args: string[]) =>
    new Promise<{ code: number | null; output: string }>((resolve) => {
      const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(DATABASE_|PUBLIC_|SITE_|S3_|INIT_CWD)/.test(name)));
      const child = spawn(process.execPath, [`scripts/backup/${script}.ts`, ...args], {
        cwd: root,
        env: { ...env, CORDEE_DATA: data, TZ: 'UTC' },
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
      child.once('close', (code) => resolve({ code, output }));
    });

  beforeAll(() => {
    data = path.join(newFolder(), randomUUID());
  });
  afterAll(async () => {
    await removePostgres(path.join(data, 'postgres'));
    await removeInstallations();
  });

  it('restores into an empty folder, backs up while the installation is stopped and while it runs, and restores only when it is stopped', async () => {
    expect(await command('run-backup')).toMatchObject({ code: 64, output: expect.stringContaining('nothing to back up') });
    expect(await command('run-restore')).toMatchObject({ code: 64, output: expect.stringContaining('Name the folder') });
    expect(await command('run-restore', '--nonsense')).toMatchObject({
      code: 64,
      output: expect.stringContaining('Usage: npm run restore'),
    });

    const source = await createInstallation('demo');
    const { folder } = await backUp(source);
    const restored = await command('run-restore', folder);
    expect(restored.output).toMatch(
      /Restored: \d+ rows in \d+ tables and \d+ files, of the back-up made on [\s\S]*by release 1\.2\.3 for https:\/\/cordee\.example/,
    );
    expect(restored.output).toMatch(
      /cannot be known[\s\S]*No mail .* is sent and no job runs until staff resume[\s\S]*"Tâches"[\s\S]*Next: npm start/,
    );
    expect(restored.code).toBe(0);
    expect(filesIn(path.join(data, 'public', 'uploads'))).toEqual(filesIn(source.uploads));
    expect(existsSync(path.join(data, 'demo-loaded')), 'no demo data are added').toBe(true);

    const stopped = await command('run-backup');
    expect(stopped).toMatchObject({ code: 0, output: expect.stringContaining('store it encrypted') });
    const [own = ''] = readdirSync(path.join(data, 'backups'));

    const server = await startPostgres(path.join(data, 'postgres'), { flags: ['fsync=off'] });
    await createDatabase(server, 'cordee');
    await acquireInstanceLock(data);
    const elsewhere = newFolder();
    expect(await command('run-backup', '--to', elsewhere)).toMatchObject({ code: 0, output: expect.stringContaining(elsewhere) });
    const running = await command('run-restore', path.join(data, 'backups', own));
    await server.stop();
    expect(running).toMatchObject({ code: 75, output: expect.stringContaining('The installation is running') });
    const rowsOf = (parent: string, name: string): Manifest['tables'] =>
      JSON.parse(readFileSync(path.join(parent, name, MANIFEST), 'utf8')).tables;
    expect(rowsOf(elsewhere, readdirSync(elsewhere)[0] ?? '')).toEqual(rowsOf(path.join(data, 'backups'), own));
  }, 120_000);
});
