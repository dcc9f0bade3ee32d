import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { refusalCode } from './shared';

type Text = { fr: string; en: string };
export type Health = 'ok' | 'running' | 'failing' | 'late';

/** A run of a scheduled job, as `Run` of the server arrives in JSON. */
export type Run = {
  id: string;
  dueAt: string;
  requestedBy: string | null;
  state: 'waiting' | 'done' | 'skipped';
  attempts: number;
  startedAt: string | null;
  endedAt: string | null;
  retryAt: string;
  duration: number | null;
  result: Record<string, number> | null;
  failure: string | null;
};

export type Schedule =
  | { every: 'minutes'; minutes: number }
  | { every: 'day'; at: string }
  | { every: 'week'; on: string; at: string }
  | { every: 'month'; on: number; at: string };

export type ScheduledJob = {
  id: string;
  name: Text;
  schedule: Schedule;
  did: Text;
  health: Health;
  nextAt: string;
  lastRun: Run | null;
  waiting: Run | null;
};

export type QueueJob = {
  id: string;
  name: Text;
  health: Health;
  waiting: number;
  due: number;
  handled: number;
  handledAt: string | null;
  failures: { label: string | null; attempts: number; failure: string; dueAt: string }[];
};

export type Hold = { since: string; reason: 'restored' | 'moved'; restoredFrom: string | null; siteUrl: string | null };

/** The page of jobs, as `JobsOverview` of the server arrives in JSON. */
export type JobsOverview = {
  now: string;
  timeZone: string;
  hold: Hold | null;
  clockWasAt: string | null;
  scheduled: ScheduledJob[];
  queues: QueueJob[];
  gone: { name: string; waiting: number }[];
};

/** How often the page is loaded again while it is looked at, in milliseconds. */
const REFRESH_MS = 4_000;

/** Loads what is known of all jobs, again and again, and runs them. */
export function useJobs() {
  const { get, post } = useFetchClient();
  const [jobs, setJobs] = useState<JobsOverview>();
  const [failed, setFailed] = useState(false);
  const { toggleNotification } = useNotification();
  const { formatMessage } = useIntl();

  const load = useCallback(
    () =>
      get<JobsOverview>('/kernel/jobs').then(
        ({ data }) => {
          setJobs(data);
          setFailed(false);
        },
        () => setFailed(true),
      ),
    [get],
  );
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const refresh = async () => {
      if (document.visibilityState === 'visible') await load();
      timer = setTimeout(refresh, REFRESH_MS);
    };
    void load();
    timer = setTimeout(refresh, REFRESH_MS);
    return () => clearTimeout(timer);
  }, [load]);

  /** Says what came of it where it is seen, however far the page is scrolled. */
  const attempt = async (work: () => Promise<unknown>) => {
    const notify = (type: 'success' | 'danger', key: string) =>
      toggleNotification({ type, message: formatMessage({ id: `kernel.jobs.${key}` }) });
    await work().then(
      () => notify('success', 'started'),
      (error: unknown) => notify('danger', refusalCode(error) === 'kernel.job_not_found' ? 'refusal.gone' : 'refusal.other'),
    );
    await load();
  };
  return {
    jobs,
    failed,
    runNow: (job: string) => attempt(() => post(`/kernel/jobs/${job}/runs`)),
    resume: () => attempt(() => post('/kernel/jobs-resumed')),
  };
}

/** Loads the runs of a job, a page at a time. */
export function useRuns(job: string) {
  const { get } = useFetchClient();
  const [before, setBefore] = useState<string>();
  const [page, setPage] = useState<{ runs: Run[]; more: boolean }>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    get<{ runs: Run[]; more: boolean }>(`/kernel/jobs/${job}/runs${before ? `?before=${before}` : ''}`).then(
      ({ data }) => isCurrent && setPage(data),
      () => isCurrent && setFailed(true),
    );
    return () => {
      isCurrent = false;
    };
  }, [get, job, before]);

  return {
    page,
    failed,
    isLatest: before === undefined,
    latest: () => setBefore(undefined),
    older: () => setBefore(page?.runs.at(-1)?.id),
  };
}
