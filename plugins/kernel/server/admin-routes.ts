import { kernelAdminApi } from '../admin-api.ts';
import { isInLibrary } from './files/library-store.ts';
import { linkTo } from './files/stored-file.ts';
import { NotFound } from './http/problem.ts';
import { type AdminRoute, adminRoute } from './http/route.ts';
import { viewJobs, viewRuns } from './monitoring/overview.ts';
import { resumeJobs, runNow } from './monitoring/run-now.ts';

/** The permission of staff who look after the running installation. */
export const JOBS = { uid: 'jobs', displayName: 'Tâches', role: 'settings' } as const;

const jobsRoute = adminRoute('plugin::kernel.jobs');

/** The routes behind the admin page "Tâches", and the pictures in the previews of texts. (JOB-2, LRN-5) */
export const adminRoutes: readonly AdminRoute[] = [
  jobsRoute(kernelAdminApi.jobs, { run: ({ strapi }) => viewJobs(strapi) }),
  jobsRoute(kernelAdminApi.runs, { run: ({ strapi, params, query }) => viewRuns(strapi, { ...params, ...query }) }),
  jobsRoute(kernelAdminApi.runNow, { run: ({ strapi, params, staff }) => runNow(strapi, { ...params, staff }) }),
  jobsRoute(kernelAdminApi.resume, { run: ({ strapi, staff }) => resumeJobs(strapi, { staff }) }),
  adminRoute('plugin::upload.read')(kernelAdminApi.fileLink, {
    async run({ strapi, params: { file } }) {
      if (!(await isInLibrary(strapi.db.connection, file))) throw new NotFound({});
      return { url: await linkTo(strapi, file) };
    },
  }),
];
