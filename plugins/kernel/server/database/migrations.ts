import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import type { PluginDefinition } from '../base/app.ts';
import { messageOf } from '../base/caught-error.ts';

/** A numbered migration of a plugin's tables: the id of `003-trial.sql` of the plugin `seats` is `seats/003-trial`. */
export type Migration = Readonly<{ id: string; sql: string }>;

/** A migration that a database has applied. The checksum is null until the first start of a release that stores checksums. */
export type AppliedMigration = Readonly<{ id: string; checksum: string | null }>;

/** Migrations that were renamed after databases had applied them: the former id, and the present one. */
const RENAMED: Readonly<Record<string, string>> = { 'accounts/006-mobile': 'accounts/011-mobile' };

/** The database has migrations that this code does not know: it was made by a newer release. Nothing was changed. (OPS-4) */
export class DatabaseIsNewer extends Error {
  override readonly name = 'DatabaseIsNewer';

  constructor(unknown: readonly string[]) {
    super(
      `This database was made by a newer release of Cordée (it holds ${unknown.join(', ')}). ` +
        'Nothing was changed. Start the newer release, or restore the back-up made before the upgrade.',
    );
  }
}

/** Migrations were edited after the database had applied them, so that it differs from what the files make. Nothing was changed. (OPS-4) */
export class MigrationsEdited extends Error {
  override readonly name = 'MigrationsEdited';

  constructor(edited: readonly string[]) {
    super(
      `These migrations were edited after this database had applied them: ${edited.map((id) => `${id}.sql`).join(', ')}. ` +
        'Nothing was changed. Put the files back as they were released, and make the change in a new migration.',
    );
  }
}

/** Reads the migrations of a plugin, in order, from its `server/migrations` folder. Git may have checked the files out with CRLF. */
export function migrationsIn(plugin: string, folder: string): Migration[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return files.map((file) => ({
    id: `${plugin}/${path.basename(file, '.sql')}`,
    sql: readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n'),
  }));
}

/** Returns the migrations of these plugins, in the order of the plugins. */
export function migrationsOf(plugins: readonly PluginDefinition[]): Migration[] {
  return plugins.flatMap(({ name, folder }) => {
    const migrations = path.join(folder, 'migrations');
    return existsSync(migrations) ? migrationsIn(name, migrations) : [];
  });
}

/**
 * Returns the migrations that have not been applied yet. @throws DatabaseIsNewer when the database has one that this code does not know,
 * MigrationsEdited when it has applied one whose text was another (OPS-4)
 */
export function pendingMigrations(known: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  const checksums = new Map(applied.map(({ id, checksum }) => [RENAMED[id] ?? id, checksum]));
  const unknown = [...checksums.keys()].filter((id) => !known.some((migration) => migration.id === id));
  if (unknown.length > 0) throw new DatabaseIsNewer(unknown);

  const edited = known.filter((migration) => (checksums.get(migration.id) ?? checksumOf(migration)) !== checksumOf(migration));
  if (edited.length > 0) throw new MigrationsEdited(edited.map(({ id }) => id));

  return known.filter(({ id }) => !checksums.has(id));
}

/** Returns the migrations that this database has applied, as it stores them; none when it is new. */
export async function appliedMigrations(database: pg.ClientBase): Promise<AppliedMigration[]> {
  const { rows: tables } = await database.query("select to_regclass('cordee.migration') is not null as exists");
  if (!tables[0].exists) return [];

  // Read through JSON, since the table of an earlier release has no checksums.
  const { rows } = await database.query<AppliedMigration>(
    "select id, to_jsonb(m)->>'checksum' as checksum from cordee.migration m order by id",
  );
  return rows;
}

/**
 * Applies the pending migrations, each in a transaction of its own, and returns their ids. The caller must hold the start-up lock.
 * @throws DatabaseIsNewer, MigrationsEdited before anything is changed
 */
export async function migrate(database: pg.ClientBase, known: readonly Migration[]): Promise<string[]> {
  const pending = pendingMigrations(known, await appliedMigrations(database));
  await prepareTable(database);
  await completeRows(database, known);

  for (const migration of pending) await apply(database, migration);
  return pending.map(({ id }) => id);
}

async function prepareTable(database: pg.ClientBase): Promise<void> {
  await database.query('create schema if not exists cordee');
  await database.query(
    'create table if not exists cordee.migration (id text primary key, at timestamptz not null default now(), checksum text)',
  );
  // Altering would wait for a back-up under way even when the column is there.
  const { rowCount } = await database.query(
    "select from pg_attribute where attrelid = 'cordee.migration'::regclass and attname = 'checksum'",
  );
  if (rowCount === 0) await database.query('alter table cordee.migration add column checksum text');
}

/** Gives renamed migrations their present id, and those without a checksum that of the present file. */
async function completeRows(database: pg.ClientBase, known: readonly Migration[]): Promise<void> {
  for (const [former, id] of Object.entries(RENAMED))
    await database.query('update cordee.migration set id = $2 where id = $1', [former, id]);
  await database.query(
    `update cordee.migration m set checksum = k.checksum from unnest($1::text[], $2::text[]) k (id, checksum)
     where m.id = k.id and m.checksum is null`,
    [known.map(({ id }) => id), known.map(checksumOf)],
  );
}

async function apply(database: pg.ClientBase, migration: Migration): Promise<void> {
  const { id, sql } = migration;
  await database.query('begin');
  try {
    await database.query(sql);
    await database.query('insert into cordee.migration (id, checksum) values ($1, $2)', [id, checksumOf(migration)]);
    await database.query('commit');
  } catch (error) {
    await database.query('rollback');
    throw new Error(`Migration ${id} failed: ${messageOf(error)}`, { cause: error });
  }
}

/** Returns the SHA-256 of the text of a migration, in hexadecimal. */
export const checksumOf = ({ sql }: Migration): string => createHash('sha256').update(sql).digest('hex');
