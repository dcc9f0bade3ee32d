import { z } from 'zod/v4';
import { type AdminRoute, adminRoute } from './http/route.ts';
import { viewJobs, viewRuns } from './jobs/overview.ts';
import { resumeJobs, runNow } from './jobs/run-now.ts';

/** The permission of staff who look after the running installation. */
export const JOBS = { uid: 'jobs', displayName: 'Tâches', role: 'settings' } as const;

const params = z.object({ job: z.string().max(100) });
const RunsQuery = z.object({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});

const jobsRoute = adminRoute('plugin::kernel.jobs');

/** The routes behind the admin page "Tâches". (JOB-2) */
export const adminRoutes: readonly AdminRoute[] = [
  jobsRoute({ method: 'GET', path: '/jobs', run: ({ strapi }) => viewJobs(strapi) }),
  jobsRoute({
    method: 'GET',
    path: '/jobs/:job/runs',
    params,
    query: RunsQuery,
    run: ({ strapi, params, query }) => viewRuns(strapi, { ...params, ...query }),
  }),
  jobsRoute({
    method: 'POST',
    path: '/jobs/:job/runs',
    params,
    run: ({ strapi, params, staff }) => runNow(strapi, { ...params, staff }),
  }),
  jobsRoute({ method: 'POST', path: '/jobs-resumed', run: ({ strapi, staff }) => resumeJobs(strapi, { staff }) }),
];
