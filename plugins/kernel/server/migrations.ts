import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { messageOf } from './caught-error.ts';

/** A numbered migration of a plugin's tables: the id of `003-trial.sql` of the plugin `seats` is `seats/003-trial`. */
export type Migration = Readonly<{ id: string; sql: string }>;

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

/** Reads the migrations of a plugin, in order, from its `server/migrations` folder. */
export function migrationsIn(plugin: string, folder: string): Migration[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return files.map((file) => ({ id: `${plugin}/${path.basename(file, '.sql')}`, sql: readFileSync(path.join(folder, file), 'utf8') }));
}

/** Returns the migrations that have not been applied yet. @throws DatabaseIsNewer when the database has one that this code does not know */
export function pendingMigrations(known: readonly Migration[], applied: readonly string[]): Migration[] {
  const unknown = applied.filter((id) => !known.some((migration) => migration.id === id));
  if (unknown.length > 0) throw new DatabaseIsNewer(unknown);

  return known.filter((migration) => !applied.includes(migration.id));
}

/** Returns the ids of the migrations that this database has applied; none when it is new. */
export async function appliedMigrations(database: pg.ClientBase): Promise<string[]> {
  const { rows: tables } = await database.query("select to_regclass('cordee.migration') is not null as exists");
  if (!tables[0].exists) return [];

  const { rows } = await database.query('select id from cordee.migration order by id');
  return rows.map((row) => row.id);
}

/** Applies the pending migrations, each in a transaction of its own, and returns their ids. The caller must hold the start-up lock. */
export async function migrate(database: pg.ClientBase, known: readonly Migration[]): Promise<string[]> {
  await database.query('create schema if not exists cordee');
  await database.query('create table if not exists cordee.migration (id text primary key, at timestamptz not null default now())');
  const pending = pendingMigrations(known, await appliedMigrations(database));

  for (const migration of pending) await apply(database, migration);
  return pending.map(({ id }) => id);
}

async function apply(database: pg.ClientBase, { id, sql }: Migration): Promise<void> {
  await database.query('begin');
  try {
    await database.query(sql);
    await database.query('insert into cordee.migration (id) values ($1)', [id]);
    await database.query('commit');
  } catch (error) {
    await database.query('rollback');
    throw new Error(`Migration ${id} failed: ${messageOf(error)}`, { cause: error });
  }
}
