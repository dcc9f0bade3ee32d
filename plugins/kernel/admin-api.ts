import { z } from 'zod/v4';
import { endpoint, instant, noContent, rowId } from './endpoint.ts';

const JobParams = z.object({ job: z.string().max(100) });
const text = z.object({ fr: z.string(), en: z.string() });
const health = z.enum(['ok', 'running', 'failing', 'late']);

const ScheduleView = z.discriminatedUnion('every', [
  z.object({ every: z.literal('minutes'), minutes: z.number().int() }),
  z.object({ every: z.literal('day'), at: z.string() }),
  z.object({
    every: z.literal('week'),
    on: z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']),
    at: z.string(),
  }),
  z.object({ every: z.literal('month'), on: z.number().int(), at: z.string() }),
]);

/** A run of a scheduled job. */
const RunView = z.object({
  id: z.string(),
  dueAt: instant,
  requestedBy: z.string().nullable(),
  state: z.enum(['waiting', 'done', 'skipped']),
  attempts: z.number().int(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  retryAt: instant,
  duration: z.number().int().nullable().describe('milliseconds'),
  result: z.record(z.string(), z.number()).nullable(),
  failure: z.string().nullable(),
});

const ScheduledJobView = z.object({
  id: z.string(),
  name: text,
  schedule: ScheduleView,
  did: text.describe('what a run did: an ICU message of its result'),
  health,
  nextAt: instant,
  lastRun: RunView.nullable(),
  waiting: RunView.nullable(),
});

const QueueJobView = z.object({
  id: z.string(),
  name: text,
  health,
  waiting: z.number().int(),
  due: z.number().int(),
  handled: z.number().int(),
  handledAt: instant.nullable(),
  failures: z.array(z.object({ label: z.string().nullable(), attempts: z.number().int(), failure: z.string(), dueAt: instant })).readonly(),
});

/** Why no job runs and nothing is sent. (H-68) */
const HoldView = z.object({
  since: instant,
  reason: z.enum(['restored', 'moved']),
  restoredFrom: instant.nullable(),
  siteUrl: z.string().nullable(),
});

/** The page of jobs. (JOB-2) */
const JobsView = z.object({
  now: instant,
  timeZone: z.string(),
  hold: HoldView.nullable(),
  clockWasAt: instant
    .nullable()
    .describe('when the last run ended, if that is later than the present: the clock was set back since, and no date is run a second time'),
  scheduled: z.array(ScheduledJobView),
  queues: z.array(QueueJobView),
  gone: z
    .array(z.object({ name: z.string(), waiting: z.number().int() }))
    .describe('what waits for a job, a listener or a template that this release does not have'),
});

/** The endpoints of the admin page "Tâches". (JOB-2) */
export const kernelAdminApi = {
  fileLink: endpoint({
    method: 'GET',
    path: '/kernel/files/:file/link',
    summary: 'A link to a file of the media library, good for a minute',
    params: z.object({
      file: z
        .string()
        .regex(/^[\w-]+\.\w+$/)
        .max(300),
    }),
    response: z.object({ url: z.string() }),
  }),
  jobs: endpoint({
    method: 'GET',
    path: '/kernel/jobs',
    summary: 'The state of every job',
    response: JobsView,
  }),
  runs: endpoint({
    method: 'GET',
    path: '/kernel/jobs/:job/runs',
    summary: 'The runs of a job, latest first, older than the run `before`',
    params: JobParams,
    query: z.object({ before: rowId.optional() }),
    response: z.object({ runs: z.array(RunView), more: z.boolean() }),
  }),
  runNow: endpoint({
    method: 'POST',
    path: '/kernel/jobs/:job/runs',
    summary: 'Run a job now; of a queue, try again what failed',
    params: JobParams,
    response: noContent,
  }),
  resume: endpoint({
    method: 'POST',
    path: '/kernel/jobs-resumed',
    summary: 'End the hold: this is the real installation (H-68)',
    response: noContent,
  }),
};

export type Health = z.output<typeof health>;
export type Schedule = z.output<typeof ScheduleView>;
export type Run = z.output<typeof RunView>;
export type ScheduledJob = z.output<typeof ScheduledJobView>;
export type QueueJob = z.output<typeof QueueJobView>;
export type Hold = z.output<typeof HoldView>;
export type Jobs = z.output<typeof JobsView>;
