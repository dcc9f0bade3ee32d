import { createReadStream, existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { appliedMigrations } from '@cordee/kernel';
import type pg from 'pg';
import { BackupFailed, EXIT, explainError } from './backup-failed.ts';
import { newFolder, removePartial } from './backup-folders.ts';
import { type Catalog, qualifiedName, readCatalog } from './catalog.ts';
import { writeHashed } from './checksums.ts';
import type { FileStore } from './file-store.ts';
import { checkFreeSpace, type FreeBytes, freeBytes } from './free-space.ts';
import { AFTER_DATA, BEFORE_DATA, type FileEntry, filePath, MANIFEST, type Manifest, parseManifest, SECRETS_FILE } from './manifest.ts';
import { withSession } from './session.ts';
import { readSequences, writeRows } from './table-rows.ts';
import { checkOnlySupportedObjects, RELATION_IDS } from './unsupported-objects.ts';

/** What to back up, and where to. */
export type BackupRequest = Readonly<{
  databaseUrl: string;
  files: FileStore;
  /** The generated secrets of a local installation, without which two-factor secrets cannot be read. */
  secretsFile: string;
  /** The folder in which the back-up's own folder is made. */
  parent: string;
  kind: Manifest['kind'];
  release: string;
  siteUrl: string | null;
  /** Tells the unfinished back-ups of this installation from those of others in the same folder. */
  owner: string;
  free?: FreeBytes;
}>;

export type Backup = Readonly<{ folder: string; manifest: Manifest }>;

/**
 * Makes a consistent back-up of every table and file, while the installation runs or not. It has another name until it is complete.
 * @throws BackupFailed when it cannot be made; then nothing of it is left (OPS-4)
 */
export async function makeBackup(request: BackupRequest): Promise<Backup> {
  const { parent, owner } = request;
  try {
    return await withSession({ databaseUrl: request.databaseUrl, name: 'backup' }, async (database, releaseStart) => {
      await mkdir(parent, { recursive: true, mode: 0o700 });
      await removePartial(parent, owner);
      const partial = path.join(parent, `${process.pid}.${owner}.partial`);
      try {
        await mkdir(partial, { mode: 0o700 });
        const manifest = await write(database, partial, request, releaseStart);
        const folder = newFolder(parent, new Date(manifest.createdAt));
        await rename(partial, folder);
        return { folder, manifest };
      } catch (error) {
        await rm(partial, { recursive: true, force: true });
        throw error;
      }
    });
  } catch (error) {
    throw explainError(error, { attempt: 'The back-up could not be made', where: request.files.where });
  }
}

async function write(
  database: pg.Client,
  folder: string,
  { files, secretsFile, kind, release, siteUrl, free = freeBytes }: BackupRequest,
  releaseStart: () => Promise<void>,
): Promise<Manifest> {
  await database.query('begin isolation level repeatable read read only');
  const facts = await describeDatabase(database);
  const catalog = await readCatalog(database);
  await database.query(`lock table ${catalog.tables.map(qualifiedName).join(', ')} in access share mode`);
  await releaseStart();
  // After the snapshot was taken: every file that it refers to is among them, because files are stored before what refers to them.
  const stored = await files.list();
  const fileBytes = stored.reduce((sum, { size }) => sum + size, 0);
  checkFreeSpace(folder, fileBytes + facts.tableBytes / 2, free);

  const schema = await writeSchema(folder, catalog);
  const tables = await writeRows(database, folder, catalog.tables);
  const sequences = await readSequences(database, catalog.sequences);
  const referenced = await referencedFiles(database);
  await database.query('commit');

  const copied = await copyFiles(folder, files, stored);
  const names = new Set(copied.map(({ name }) => name));
  const secrets = existsSync(secretsFile)
    ? (await writeHashed(path.join(folder, SECRETS_FILE), createReadStream(secretsFile))).sha256
    : null;
  const { createdAt, serverVersion, databaseBytes, migrations } = facts;
  const manifest: Manifest = {
    ...{ format: 1, kind, release, createdAt, siteUrl, serverVersion, databaseBytes, migrations, schema, tables, sequences },
    ...{ files: copied, missingFiles: referenced.filter((name) => !names.has(name)), secrets, notes: [...catalog.notes] },
  };
  const text = JSON.stringify(manifest, null, 2);
  parseManifest(text, folder);
  await writeFile(path.join(folder, MANIFEST), text, { mode: 0o600, flush: true });
  return manifest;
}

type DatabaseFacts = Pick<Manifest, 'createdAt' | 'serverVersion' | 'databaseBytes' | 'migrations'> & Readonly<{ tableBytes: number }>;

async function describeDatabase(database: pg.Client): Promise<DatabaseFacts> {
  const migrations = (await appliedMigrations(database)).map(({ id }) => id);
  if (migrations.length === 0)
    throw new BackupFailed('This database holds no tables of Cordée: there is nothing to back up.', EXIT.database);

  await checkOnlySupportedObjects(database);
  const { rows } = await database.query(
    `select now() as "createdAt", current_setting('server_version') as "serverVersion",
       pg_database_size(current_database())::float as "databaseBytes",
       (select sum(pg_table_size(oid))::float from pg_class where oid in ${RELATION_IDS} and relkind = 'r') as "tableBytes"`,
  );
  return { ...rows[0], createdAt: rows[0].createdAt.toISOString(), migrations };
}

async function writeSchema(folder: string, { beforeData, afterData }: Catalog): Promise<Manifest['schema']> {
  await mkdir(path.join(folder, 'schema'), { mode: 0o700 });
  const write = async (name: string, sql: string) => (await writeHashed(path.join(folder, name), Readable.from([Buffer.from(sql)]))).sha256;
  return { beforeData: await write(BEFORE_DATA, beforeData), afterData: await write(AFTER_DATA, afterData) };
}

/** Copies these files of the store; one that was removed meanwhile is left out. */
async function copyFiles(folder: string, store: FileStore, stored: readonly { name: string }[]): Promise<FileEntry[]> {
  await mkdir(path.join(folder, 'files'), { mode: 0o700 });
  const entries: FileEntry[] = [];
  for (const { name } of stored) {
    const file = await store.open(name);
    if (!file) continue;

    const target = path.join(folder, filePath(name));
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    const { size, sha256 } = await writeHashed(target, file.body);
    entries.push({ name, size, sha256, ...(file.type && { type: file.type }) });
  }
  return entries;
}

/** Returns the names of the files that the database refers to: those of the media library with their sizes of images, and our own. */
async function referencedFiles(database: pg.Client): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select name from cordee.stored_file where remove_at is null
     union select regexp_replace(url, '^.*/|\\?.*$', '', 'g') from public.files where provider <> 'none'
     union select regexp_replace(f.value->>'url', '^.*/|\\?.*$', '', 'g') from public.files,
       jsonb_each(case when jsonb_typeof(formats) = 'object' then formats else '{}' end) f
     order by 1`,
  );
  return rows.map(({ name }) => name);
}
