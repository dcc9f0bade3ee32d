import pg from 'pg';
import { BackupFailed, EXIT } from './backup-failed.ts';

/** The advisory lock that every process of the app holds while it starts (`cms/boot.ts`). */
const START_LOCK_ID = 4_321;

/** The advisory lock of a back-up or a restore under way. */
const BACKUP_LOCK_ID = 4_322;

/** Rows are written and read in one form, whatever the defaults of the server are. */
const SESSION_SETTINGS = `set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = '15s';
  set client_encoding = 'UTF8'; set datestyle = 'ISO'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 1;
  set bytea_output = 'hex'; set xmloption = 'content'; set default_transaction_read_only = off; set row_security = off`;

/**
 * Runs `work` on a connection of its own, as the only back-up or restore of this database. A process of the app that starts meanwhile
 * waits until `releaseStart` is called, or until the end. @throws BackupFailed when the database cannot be reached or is busy
 */
export async function withSession<Result>(
  { databaseUrl, name }: Readonly<{ databaseUrl: string; name: 'backup' | 'restore' }>,
  work: (database: pg.Client, releaseStart: () => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const database = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000, application_name: `cordee-${name}` });
  // A lost connection rejects the query under way; without a listener it would end the process too.
  database.on('error', () => {});
  try {
    await database.connect();
    await database.query(SESSION_SETTINGS);
  } catch (error) {
    await database.end().catch(() => {});
    const reason = error instanceof Error ? error.message || ('code' in error ? String(error.code) : error.name) : String(error);
    throw new BackupFailed(
      `The database cannot be reached: ${reason}. Check DATABASE_URL and that PostgreSQL is running.`,
      EXIT.database,
      error,
    );
  }
  try {
    if (!(await tryLock(database, BACKUP_LOCK_ID)))
      throw new BackupFailed('Another back-up or restore of this database is under way. Wait until it has ended.', EXIT.running);
    if (!(await tryLock(database, START_LOCK_ID)))
      throw new BackupFailed('A process of Cordée is starting on this database. Try again in a minute.', EXIT.running);
    return await work(database, async () => void (await database.query('select pg_advisory_unlock($1)', [START_LOCK_ID])));
  } finally {
    await database.end().catch(() => {});
  }
}

async function tryLock(database: pg.Client, id: number): Promise<boolean> {
  const { rows } = await database.query('select pg_try_advisory_lock($1) as locked', [id]);
  return rows[0].locked;
}
