import pg from 'pg';
import { adminRoutes, JOBS } from './admin-routes.ts';
import { guardMediaLibrary, library } from './files/media-library.ts';
import { removeUnreferencedFiles } from './files/owned-files.ts';
import { explainDeleteRefusals } from './form-errors.ts';
import { healthRoutes } from './http/health.ts';
import { problems, request } from './http/middleware.ts';
import { jobsLate } from './jobs/jobs-late.ts';
import { purgeRuns } from './jobs/purge-runs.ts';
import { watchJobs } from './jobs/watch-jobs.ts';
import { sendMail } from './mail/send.ts';
import { migrate } from './migrations.ts';
import { deliverEvents } from './outbox/deliver.ts';
import { purgeEvents } from './outbox/purge-events.ts';
import { personalData } from './own-personal-data.ts';
import { appOf, definePlugin, migrationsOf } from './plugin.ts';
import { protectSystemFields } from './protect-system-fields.ts';
import { restrictAdminQueries } from './restrict-admin-queries.ts';

export default definePlugin({
  name: 'kernel',
  folder: import.meta.dirname,
  routes: healthRoutes,
  jobs: [deliverEvents, sendMail, removeUnreferencedFiles, purgeEvents, purgeRuns, watchJobs],
  adminRoutes,
  adminActions: [JOBS],
  emails: [jobsLate],
  personalData,
  middlewares: { request, problems, library },
  bootstrap: guardMediaLibrary,
  // The migrations run after Strapi's schema sync, to whose tables they refer, and before the bootstrap of any plugin.
  register(strapi) {
    explainDeleteRefusals(strapi);
    restrictAdminQueries(strapi);
    protectSystemFields(strapi);
    strapi.hook('strapi::content-types.afterSync').register(async () => {
      const { plugins, settings } = appOf(strapi);
      const database = new pg.Client({ connectionString: settings.DATABASE_URL });
      await database.connect();
      try {
        const applied = await migrate(database, migrationsOf(plugins));
        if (applied.length > 0) strapi.log.info(`applied migrations: ${applied.join(', ')}`);
      } finally {
        await database.end();
      }
    });
  },
});
