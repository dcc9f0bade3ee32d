import { existsSync, readFileSync } from 'node:fs';
import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseIsNewer, type Migration, pendingMigrations } from '@cordee/kernel';
import type pg from 'pg';
import { BackupFailed, EXIT, explainError } from './backup-failed.ts';
import { verifyChecksums } from './checksums.ts';
import { dropSchemas } from './drop-schemas.ts';
import { erasedSince } from './erasure-journal.ts';
import type { FileStore, StagedFiles } from './file-store.ts';
import { checkFreeSpace, type FreeBytes, freeBytes } from './free-space.ts';
import { AFTER_DATA, BEFORE_DATA, type Manifest, readManifest, SECRETS_FILE } from './manifest.ts';
import { applyRevocations, type Revocations, rememberRevocations } from './revocations.ts';
import { withSession } from './session.ts';
import { readRows, setSequences } from './table-rows.ts';

/** What to restore, and where to. */
export type RestoreRequest = Readonly<{
  folder: string;
  databaseUrl: string;
  files: FileStore;
  /** Where the generated secrets of a local installation are stored. */
  secretsFile: string;
  /** Where the list of people to erase again is written before the database is replaced. */
  erasuresFile: string;
  /** The migrations that this release knows, kernel first. */
  migrations: readonly Migration[];
  /** Whether the database is on the same disk as the files. */
  isDatabaseLocal: boolean;
  /** Leaves the present database unread, for one that is damaged: erasures and revocations since the back-up are not applied again. */
  ignorePresent?: boolean;
  free?: FreeBytes;
}>;

export type Restored = Readonly<{ manifest: Manifest; revocations: Revocations; rows: number }>;

/**
 * Replaces the database and the files of an installation that does not run by those of a back-up. Everything is verified first; the
 * database is replaced in one transaction, and the files are swapped within it. The restored database is held: no worker sends anything or
 * runs a job. @throws BackupFailed when that cannot be done; then the database and the files are as they were (OPS-4, H-68)
 */
export async function restoreBackup(request: RestoreRequest): Promise<Restored> {
  const manifest = await readManifest(request.folder);
  checkNotNewer(manifest, request.migrations);
  await verifyChecksums(request.folder, manifest);
  try {
    return await withSession({ databaseUrl: request.databaseUrl, name: 'restore' }, async (database) => {
      await checkNotRunning(database);
      checkRoom(request, manifest);
      const noted = await erasedSince(request.files, new Date(manifest.createdAt));
      const files = await request.files.stage(request.folder, manifest.files);
      const secrets = await stageSecrets(request, manifest).catch(async (error) => {
        await files.undo();
        throw error;
      });
      const revocations = await replaceAll(database, { ...request, noted }, manifest, [files, secrets]);
      for (const { finish } of [files, secrets]) await finish();
      return { manifest, revocations, rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0) };
    });
  } catch (error) {
    throw explainError(error, { attempt: 'The back-up could not be restored', where: request.files.where });
  }
}

function checkNotNewer(manifest: Manifest, known: readonly Migration[]): void {
  try {
    pendingIn(manifest, known);
  } catch (error) {
    if (!(error instanceof DatabaseIsNewer)) throw error;
    throw new BackupFailed(
      `This back-up was made by a newer release of Cordée (${manifest.release}), with tables that this one does not know. ` +
        'Nothing was changed. Restore it with that release or a later one.',
      EXIT.newer,
      error,
    );
  }
}

/** The migrations that the back-up lacks. Its checksums are among its rows, and the start after the restore compares them. */
const pendingIn = ({ migrations }: Manifest, known: readonly Migration[]) =>
  pendingMigrations(
    known,
    migrations.map((id) => ({ id, checksum: null })),
  );

/** Every process of the app names its connections `cordee…`. */
async function checkNotRunning(database: pg.Client): Promise<void> {
  const { rows } = await database.query<{ name: string }>(
    `select distinct application_name as name from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name like 'cordee%' order by 1`,
  );
  if (rows.length > 0)
    throw new BackupFailed(
      `Cordée is running on this database (${rows.map(({ name }) => name).join(', ')}). Nothing was changed. Stop it, then restore.`,
      EXIT.running,
    );
}

function checkRoom({ files, isDatabaseLocal, free = freeBytes }: RestoreRequest, manifest: Manifest): void {
  if (!files.disk) return;

  const fileBytes = manifest.files.reduce((sum, { size }) => sum + size, 0);
  checkFreeSpace(files.disk, fileBytes + (isDatabaseLocal ? manifest.databaseBytes : 0), free);
}

async function replaceAll(
  database: pg.Client,
  request: RestoreRequest & { noted: readonly string[] },
  manifest: Manifest,
  staged: readonly StagedFiles[],
): Promise<Revocations> {
  const erasures = erasureList(request.erasuresFile);
  try {
    await database.query('begin; set local search_path = public');
    const revocations = await replaceDatabase(database, request, manifest);
    await erasures.swap(revocations.erased);
    for (const { swap } of staged) await swap();
    await database.query('commit');
    return revocations;
  } catch (error) {
    await database.query('rollback').catch(() => {});
    await erasures.undo();
    for (const { undo } of staged) await undo();
    throw error;
  }
}

async function replaceDatabase(
  database: pg.Client,
  request: RestoreRequest & { noted: readonly string[] },
  manifest: Manifest,
): Promise<Revocations> {
  const script = (name: string) => readFile(path.join(request.folder, name), 'utf8');
  if (!request.ignorePresent) await rememberRevocations(database);
  await dropSchemas(database);
  await database.query(await script(BEFORE_DATA));
  await readRows(database, request.folder, manifest);
  await setSequences(database, manifest);
  await database.query(await script(AFTER_DATA));
  await holdInstallation(database, request.migrations, manifest);
  const revocations = await applyRevocations(database, request.noted);
  await database.query('analyze');
  return revocations;
}

/** Holds the installation. The back-up of an earlier release may lack the table for it: then the kernel's migrations up to it are applied. */
async function holdInstallation(database: pg.Client, known: readonly Migration[], manifest: Manifest): Promise<void> {
  for (const { id, sql } of pendingIn(manifest, known)) {
    if ((await database.query(`select to_regclass('cordee.installation') as table`)).rows[0].table) break;
    await database.query(sql);
    await database.query('insert into cordee.migration (id) values ($1)', [id]);
  }
  await database.query(
    `insert into cordee.installation (held_since, held_reason, restored_from) values (now(), 'restored', $1)
     on conflict (only_row) do update set held_since = excluded.held_since, held_reason = excluded.held_reason, restored_from = excluded.restored_from`,
    [manifest.createdAt],
  );
}

/** The list of people to erase again: written before the commit, so that whoever is killed after it has it. */
function erasureList(file: string) {
  const former = existsSync(file) ? readFileSync(file) : undefined;
  return {
    async swap(people: readonly string[]) {
      await rm(file, { force: true });
      if (people.length > 0) await writeFile(file, JSON.stringify(people), { mode: 0o600, flush: true });
    },
    undo: () => (former ? writeFile(file, former, { mode: 0o600 }) : rm(file, { force: true })),
  };
}

/** The generated secrets of the back-up, staged like files. Without any in the back-up, the present ones stay. */
async function stageSecrets({ folder, secretsFile }: RestoreRequest, { secrets }: Manifest): Promise<StagedFiles> {
  const [staging, former] = [`${secretsFile}.restoring`, `${secretsFile}.former`];
  const nothing = async () => {};
  if (!secrets) return { swap: nothing, undo: nothing, finish: nothing };

  await rm(staging, { force: true });
  await copyFile(path.join(folder, SECRETS_FILE), staging);
  const hadSecrets = existsSync(secretsFile);
  let isSwapped = false;
  return {
    async swap() {
      if (hadSecrets) await copyFile(secretsFile, former);
      await rename(staging, secretsFile);
      isSwapped = true;
    },
    async undo() {
      if (isSwapped && hadSecrets) await rename(former, secretsFile);
      if (isSwapped && !hadSecrets) await rm(secretsFile);
      await rm(staging, { force: true });
    },
    finish: () => rm(former, { force: true }),
  };
}
