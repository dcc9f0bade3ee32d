import { adminRoutes, JOBS } from './admin-routes.ts';
import { upgradeSchema } from './database/upgrade-schema.ts';
import { removeUnreferencedFiles } from './files/owned-files.ts';
import { bodyValues } from './http/body-values.ts';
import { problems, request } from './http/middleware.ts';
import { acceptLongUploads } from './http/uploader.ts';
import { purgeRuns } from './jobs/purge-runs.ts';
import { sendMail } from './mail/send.ts';
import { healthRoutes } from './monitoring/health-routes.ts';
import { jobsLate } from './monitoring/jobs-late.ts';
import { watchJobs } from './monitoring/watch-jobs.ts';
import { deliverEvents } from './outbox/deliver.ts';
import { purgeEvents } from './outbox/purge-events.ts';
import { personalData } from './personal-data/own-personal-data.ts';
import { refuseWritesForErased } from './personal-data/refuse-writes.ts';
import { definePlugin } from './plugin.ts';
import { boundBulkActions } from './strapi/bound-bulk-actions.ts';
import { explainReferenceErrors } from './strapi/form-errors.ts';
import { formText } from './strapi/form-text.ts';
import { frenchErrors } from './strapi/french-errors.ts';
import { loadAllRelations } from './strapi/load-all-relations.ts';
import { guardMediaLibrary, library, signLinks } from './strapi/media-library.ts';
import { protectSystemFields } from './strapi/protect-system-fields.ts';
import { purgeStoredSaves, recogniseSaves } from './strapi/recognise-saves.ts';
import { refuseDeletionOfUsed } from './strapi/refuse-deletion.ts';
import { refuseEmptyChecks } from './strapi/refuse-empty-checks.ts';
import { refuseBulkDeletionOfUsedFiles, refuseDeletionOfUsedFiles } from './strapi/refuse-file-deletion.ts';
import { refuseStaleFileSaves, refuseStaleReplacements } from './strapi/refuse-stale-file-saves.ts';
import { refuseStaleSaves } from './strapi/refuse-stale-saves.ts';
import { refuseUnfitTypes } from './strapi/refuse-unfit-types.ts';
import { refuseUnrealDays } from './strapi/refuse-unreal-days.ts';
import { refuseUploadsFromUrls } from './strapi/refuse-uploads-from-urls.ts';
import { restrictAdminQueries } from './strapi/restrict-admin-queries.ts';
import { keepFileAddresses } from './strapi/rich-texts.ts';
import { addVersions, installVersionTriggers } from './strapi/versioned-types.ts';

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
    'cordee.staff_act_value',
    'cordee.installation',
    'cordee.job',
    'cordee.job_run',
    'cordee.agenda_jobs',
    'cordee.media_duration',
    'cordee.field_change',
    'cordee.stored_save',
    'public.files',
    'public.files_related_mph',
  ],
  routes: healthRoutes,
  jobs: [deliverEvents, sendMail, removeUnreferencedFiles, purgeEvents, purgeRuns, purgeStoredSaves, watchJobs],
  adminRoutes,
  adminActions: [JOBS],
  emails: [jobsLate],
  personalData,
  middlewares: { request, frenchErrors, problems, bodyValues, formText, library },
  bootstrap(strapi) {
    refuseStaleReplacements(strapi);
    guardMediaLibrary(strapi);
    refuseStaleSaves(strapi);
    refuseDeletionOfUsed(strapi);
    refuseDeletionOfUsedFiles(strapi);
    acceptLongUploads(strapi);
  },
  register(strapi) {
    signLinks(strapi);
    explainReferenceErrors(strapi);
    recogniseSaves(strapi);
    refuseBulkDeletionOfUsedFiles(strapi);
    loadAllRelations(strapi);
    restrictAdminQueries(strapi);
    protectSystemFields(strapi);
    refuseUnrealDays(strapi);
    refuseEmptyChecks(strapi);
    refuseUnfitTypes(strapi);
    boundBulkActions(strapi);
    refuseUploadsFromUrls(strapi);
    keepFileAddresses(strapi);
    addVersions(strapi);
    refuseStaleFileSaves(strapi);
    upgradeSchema(strapi, async (database) => {
      await installVersionTriggers(strapi, database);
      await refuseWritesForErased(strapi, database);
    });
  },
});
