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
import { deliverEvents } from './outbox/deliver.ts';
import { purgeEvents } from './outbox/purge-events.ts';
import { personalData } from './own-personal-data.ts';
import { definePlugin } from './plugin.ts';
import { protectSystemFields } from './protect-system-fields.ts';
import { restrictAdminQueries } from './restrict-admin-queries.ts';
import { upgradeSchema } from './upgrade-schema.ts';

export default definePlugin({
  name: 'kernel',
  folder: import.meta.dirname,
  tables: [
    'cordee.migration',
    'cordee.published_view',
    'cordee.clock',
    'cordee.event',
    'cordee.delivery',
    'cordee.mail',
    'cordee.stored_file',
    'cordee.staff_act',
    'cordee.installation',
    'cordee.job',
    'cordee.job_run',
    'cordee.agenda_jobs',
    'cordee.media_duration',
    'public.files',
    'public.files_related_mph',
  ],
  routes: healthRoutes,
  jobs: [deliverEvents, sendMail, removeUnreferencedFiles, purgeEvents, purgeRuns, watchJobs],
  adminRoutes,
  adminActions: [JOBS],
  emails: [jobsLate],
  personalData,
  middlewares: { request, problems, library },
  bootstrap: guardMediaLibrary,
  register(strapi) {
    explainDeleteRefusals(strapi);
    restrictAdminQueries(strapi);
    protectSystemFields(strapi);
    upgradeSchema(strapi);
  },
});
