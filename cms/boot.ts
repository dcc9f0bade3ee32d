import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { appliedMigrations, type CmsSettings, DatabaseIsNewer, migrationsOf, pendingMigrations } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import pg from 'pg';
import { plugins } from './plugins.js';

/** Any number: what matters is that every process of the house asks for the same lock. */
const START_LOCK = 4_321;

const root = import.meta.dirname;

/** The database cannot be used as it is; the process says why and exits. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
}

/**
 * Loads Strapi with all rooms while holding the start-up lock: the sync of its schema, and our migrations, run in one
 * process at a time. A database made by a newer release is refused before anything touches it.
 */
export async function loadStrapi(settings: CmsSettings, { admin }: { admin: boolean }): Promise<Core.Strapi> {
  const lock = await takeStartLock(settings.DATABASE_URL);
  try {
    pendingMigrations(migrationsOf(plugins), await appliedMigrations(lock));
    process.chdir(root);
    const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');
    return await createStrapi({ appDir: root, distDir: root, serveAdminPanel: admin, autoReload: false }).load();
  } finally {
    await lock.end();
  }
}

/**
 * Closes Strapi once nobody uses its connections any more: it leaves some of its own book-keeping running after it has
 * answered, and closing the pool under that would end the process with an error.
 */
export async function closeStrapi(strapi: Core.Strapi): Promise<void> {
  const { pool } = strapi.db.connection.client;
  const busy = () => pool.numUsed() + pool.numPendingAcquires() + pool.numPendingCreates() > 0;
  for (let tries = 0; busy() && tries < 50; tries += 1) await pause(100);

  await strapi.destroy();
}

async function takeStartLock(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000, application_name: 'cordee-start' });
  try {
    await client.connect();
    await client.query('select pg_advisory_lock($1)', [START_LOCK]);
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw new DatabaseUnusable(
      `The database cannot be reached: ${(error as Error).message}. Check DATABASE_URL and that PostgreSQL is running.`,
    );
  }
}

export { DatabaseIsNewer };
