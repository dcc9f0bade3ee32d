import pg from 'pg';
import { guardMediaLibrary, library } from './files/media-library.ts';
import { removeUnreferencedFiles } from './files/owned-files.ts';
import { explainDeleteRefusals } from './form-errors.ts';
import { healthRoutes } from './http/health.ts';
import { problems, request } from './http/middleware.ts';
import { migrate } from './migrations.ts';
import { purgeEvents } from './outbox/purge-events.ts';
import { personalData } from './own-personal-data.ts';
import { appOf, definePlugin, migrationsOf } from './plugin.ts';
import { protectSystemFields } from './protect-system-fields.ts';
import { restrictAdminQueries } from './restrict-admin-queries.ts';

export default definePlugin({
  name: 'kernel',
  folder: import.meta.dirname,
  routes: healthRoutes,
  jobs: [removeUnreferencedFiles, purgeEvents],
  personalData,
  middlewares: { request, problems, library },
  bootstrap: guardMediaLibrary,
  // The rooms' tables come after Strapi's own, to which they refer, and before any room starts.
  register(strapi) {
    explainDeleteRefusals(strapi);
    restrictAdminQueries(strapi);
    protectSystemFields(strapi);
    strapi.hook('strapi::content-types.afterSync').register(async () => {
      const { plugins, settings } = appOf(strapi);
      const database = new pg.Client({ connectionString: settings.DATABASE_URL });
      await database.connect();
      try {
        const ran = await migrate(database, migrationsOf(plugins));
        if (ran.length > 0) strapi.log.info(`migrations run: ${ran.join(', ')}`);
      } finally {
        await database.end();
      }
    });
  },
});
