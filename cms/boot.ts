import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import {
  appliedMigrations,
  type CmsSettings,
  isConnectionError,
  isDatabaseUnavailable,
  messageOf,
  migrationsOf,
  pendingMigrations,
  stringField,
} from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import pg from 'pg';
import { plugins } from './plugins.js';

/** The id of the advisory lock. Any number will do, as long as every process of the app uses the same. */
const START_LOCK_ID = 4_321;

/** How often a process that waits for the start-up lock asks for it, in milliseconds. */
const LOCK_INTERVAL_MS = 200;

/** How often a process that starts asks whether the database still answers, in milliseconds. */
const PING_INTERVAL_MS = 2_000;

const root = import.meta.dirname;

/** The database cannot be used; the process prints why and exits. */
class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
}

/**
 * Loads Strapi with all plugins while holding the start-up lock, so that Strapi's schema sync and our migrations run in one process at a
 * time. A database of a newer release, or of migrations that were edited, is rejected before anything is changed.
 * @throws DatabaseIsNewer, MigrationsEdited, DatabaseUnusable
 */
export async function loadStrapi(settings: CmsSettings, { admin }: { admin: boolean }): Promise<Core.Strapi> {
  const lock = await acquireStartLock(settings.DATABASE_URL);
  try {
    pendingMigrations(migrationsOf(plugins), await appliedMigrations(lock.client));
    process.chdir(root);
    const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');
    const strapi = createStrapi({ appDir: root, distDir: root, serveAdminPanel: admin, autoReload: false });
    logWarnings(strapi);
    return await Promise.race([strapi.load(), lock.lost]);
  } finally {
    await close(lock.client);
  }
}

/** Node would print its warnings, such as those of Strapi's database driver, as plain text into a log of JSON lines. (OPS-3) */
function logWarnings(strapi: Core.Strapi): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => strapi.log.warn(warning));
}

/**
 * Closes Strapi once all its database connections are idle, or after five seconds: Strapi runs some queries of its own after it has
 * responded, and closing the pool under them would end the process with an error.
 */
export async function closeStrapi(strapi: Core.Strapi): Promise<void> {
  const { pool } = strapi.db.connection.client;
  const isBusy = () => pool.numUsed() + pool.numPendingAcquires() + pool.numPendingCreates() > 0;
  for (let tries = 0; isBusy() && tries < 50; tries += 1) await pause(100);

  await strapi.destroy();
}

/** The error codes of a connection that breaks, which do not say whose it was. */
const BROKEN_CODES = ['ECONNRESET', 'EPIPE'];

/**
 * Whether a process ends because the database is away. A connection that could not be made may be another one, such as that of the file store: then
 * the database itself is asked. One that breaks is taken for one to the database, which may answer again already: a process that starts has no
 * other for long. (OPS-3)
 */
export async function isDatabaseAway(error: unknown, connectionString: string | undefined): Promise<boolean> {
  if (error instanceof DatabaseUnusable || BROKEN_CODES.includes(stringField(error, 'code') ?? '')) return true;
  return isDatabaseUnavailable(error) && !(isConnectionError(error) && (await answers(connectionString)));
}

async function answers(connectionString: string | undefined): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  const isConnected = await client.connect().then(
    () => true,
    () => false,
  );
  await close(client);
  return isConnected;
}

/** The start-up lock: it lasts as long as its connection; `lost` rejects once that is cut, or frozen. */
type StartLock = Readonly<{ client: pg.Client; lost: Promise<never> }>;

async function acquireStartLock(connectionString: string): Promise<StartLock> {
  const timeouts = { connectionTimeoutMillis: 10_000, query_timeout: 10_000 };
  const client = new pg.Client({ connectionString, ...timeouts, application_name: 'cordee-start' });
  const cut = new Promise<never>((_, reject) => client.on('error', (error) => reject(unusable(error))));
  // Without an effect once the lock is no longer needed.
  cut.catch(() => {});
  try {
    await client.connect();
    // Asked for again and again: who waited in one statement would not notice that the database does not answer any more.
    while (!(await takesStartLock(client))) await pause(LOCK_INTERVAL_MS);
    const lost = Promise.race([cut, untilSilent(client)]);
    lost.catch(() => {});
    return { client, lost };
  } catch (error) {
    await close(client);
    throw unusable(error);
  }
}

async function takesStartLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) taken', [START_LOCK_ID]);
  return rows[0]?.taken ?? false;
}

/** Rejects once the database does not answer any more: a migration, which may take long, has no time limit that would tell. */
async function untilSilent(client: pg.Client): Promise<never> {
  for (;;) {
    await pause(PING_INTERVAL_MS, undefined, { ref: false });
    await client.query('select').catch((error) => Promise.reject(unusable(error)));
  }
}

/** Closes a connection, if the database answers: who starts does not wait for one that does not. */
const close = (client: pg.Client) => Promise.race([client.end().catch(() => {}), pause(1_000)]);

const unusable = (error: unknown) =>
  new DatabaseUnusable(`The database cannot be reached: ${messageOf(error)}. Check DATABASE_URL and that PostgreSQL is running.`, {
    cause: error,
  });
