import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';

/** One numbered step of a room's tables: `002-slot-ledger.sql` of room `seats` is `seats/002-slot-ledger`. */
export type Migration = Readonly<{ id: string; sql: string }>;

/** The database knows migrations this code does not: it was made by a newer release. Nothing was changed. (OPS-4) */
export class DatabaseIsNewer extends Error {
  override readonly name = 'DatabaseIsNewer';

  constructor(unknown: readonly string[]) {
    super(
      `This database was made by a newer release of Cordée (it holds ${unknown.join(', ')}). ` +
        'Nothing was changed. Start the newer release, or restore the back-up made before the upgrade.',
    );
  }
}

/** A room's migrations in order, read from its `server/migrations` folder. */
export function migrationsIn(plugin: string, folder: string): Migration[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return files.map((file) => ({ id: `${plugin}/${path.basename(file, '.sql')}`, sql: readFileSync(path.join(folder, file), 'utf8') }));
}

/** The migrations still to run. @throws DatabaseIsNewer when the database holds one that this code does not know */
export function pendingMigrations(known: readonly Migration[], done: readonly string[]): Migration[] {
  const unknown = done.filter((id) => !known.some((migration) => migration.id === id));
  if (unknown.length > 0) throw new DatabaseIsNewer(unknown);

  return known.filter((migration) => !done.includes(migration.id));
}

/** What this database has already run; empty when it is new. */
export async function appliedMigrations(database: pg.ClientBase): Promise<string[]> {
  const { rows: found } = await database.query("select to_regclass('cordee.migration') is not null as there");
  if (!found[0].there) return [];

  const { rows } = await database.query('select id from cordee.migration order by id');
  return rows.map((row) => row.id);
}

/** Runs what is missing, each step in a transaction of its own. The caller holds the start-up lock. */
export async function migrate(database: pg.ClientBase, known: readonly Migration[]): Promise<string[]> {
  await database.query('create schema if not exists cordee');
  await database.query('create table if not exists cordee.migration (id text primary key, at timestamptz not null default now())');
  const steps = pendingMigrations(known, await appliedMigrations(database));

  for (const step of steps) await run(database, step);
  return steps.map((step) => step.id);
}

async function run(database: pg.ClientBase, step: Migration): Promise<void> {
  await database.query('begin');
  try {
    await database.query(step.sql);
    await database.query('insert into cordee.migration (id) values ($1)', [step.id]);
    await database.query('commit');
  } catch (error) {
    await database.query('rollback');
    throw new Error(`Migration ${step.id} failed: ${(error as Error).message}`, { cause: error });
  }
}
