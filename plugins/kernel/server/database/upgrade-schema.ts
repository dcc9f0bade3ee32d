import type { Core } from '@strapi/strapi';
import pg from 'pg';
import { appOf } from '../base/app.ts';
import { appliedMigrations, migrate, migrationsOf, pendingMigrations } from './migrations.ts';
import { dropViews, publishViews, viewsOf } from './views.ts';

/**
 * Brings the database to this release around Strapi's schema sync: before it, drops the published views if anything changes; after it, when
 * Strapi's tables are there and before the bootstrap of any plugin, applies the migrations, runs `afterMigrations` and publishes the views again.
 */
export function upgradeSchema(strapi: Core.Strapi, afterMigrations: (database: pg.ClientBase) => Promise<void>): void {
  strapi.hook('strapi::content-types.beforeSync').register(() =>
    withDatabase(strapi, async (database) => {
      const pending = pendingMigrations(migrationsOf(appOf(strapi).plugins), await appliedMigrations(database));
      await dropViews(database, viewsOf(appOf(strapi).plugins), pending.length > 0 || (await strapiTablesChange(strapi)));
    }),
  );
  strapi.hook('strapi::content-types.afterSync').register(() =>
    withDatabase(strapi, async (database) => {
      // Migrations name by it what belongs to the organisation itself.
      await database.query("select set_config('cordee.organisation_name', $1, false)", [appOf(strapi).settings.ORGANISATION_NAME]);
      const applied = await migrate(database, migrationsOf(appOf(strapi).plugins));
      if (applied.length > 0) strapi.log.info(`applied migrations: ${applied.join(', ')}`);
      await afterMigrations(database);
      const published = await publishViews(database, viewsOf(appOf(strapi).plugins));
      if (published.length > 0) strapi.log.info(`published views: ${published.join(', ')}`);
    }),
  );
}

async function withDatabase(strapi: Core.Strapi, work: (database: pg.Client) => Promise<void>): Promise<void> {
  const database = new pg.Client({ connectionString: appOf(strapi).settings.DATABASE_URL, options: '-c search_path=public' });
  database.on('notice', ({ severity, message }) => severity === 'WARNING' && strapi.log.warn(message));
  await database.connect();
  try {
    await work(database);
  } finally {
    await database.end();
  }
}

/** Whether Strapi's schema sync is about to change a table: what it decides by itself, asked a moment earlier. */
async function strapiTablesChange({ db }: Core.Strapi): Promise<boolean> {
  const stored = await db.schema.schemaStorage.read();
  return (await db.migrations.shouldRun()) || stored?.hash !== db.schema.schemaStorage.hashSchema(db.schema.schema);
}
