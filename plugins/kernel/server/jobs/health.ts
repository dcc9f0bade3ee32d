/** What is known of a scheduled job. `endedAt`: when it last ended. `waiting`: its oldest run that has not ended, if any. */
export type ScheduledFacts = Readonly<{
  since: Date;
  endedAt: Date | null;
  period: number;
  waiting: Readonly<{ startedAt: Date | null; failure: string | null }> | null;
}>;

/** What is known of a queue. `oldestDue`: since when its oldest row is due; `worstAttempts`: those of the row that has failed most often. */
export type QueueFacts = Readonly<{ oldestDue: Date | null; polledAt: Date | null; worstAttempts: number }>;

/**
 * How a job is. `late`: it has not ended for twice its period, or a row of it waits without being handled (H-69). `failing`: its last attempt
 * failed, and it will be tried again. The other two are as they should be.
 */
export type Health = 'ok' | 'running' | 'failing' | 'late';

const MINUTE = 60_000;

/** A queue has no period: its rows are due one by one. A row that waits longer than this, or failed this often, is late. */
const QUEUE_LATE_MS = 10 * MINUTE;
const QUEUE_LATE_ATTEMPTS = 9;

/** Workers report every half minute which queues they look after. */
const QUEUE_UNATTENDED_MS = 2 * MINUTE;

/** Returns how a scheduled job is. (H-69) */
export function scheduledHealth({ since, endedAt, period, waiting }: ScheduledFacts, now: Date): Health {
  if (now.getTime() - (endedAt ?? since).getTime() > 2 * period) return 'late';
  if (waiting?.failure) return 'failing';
  return waiting?.startedAt ? 'running' : 'ok';
}

/** Returns how a queue is. (H-69) */
export function queueHealth({ oldestDue, polledAt, worstAttempts }: QueueFacts, now: Date): Health {
  const age = (at: Date) => now.getTime() - at.getTime();
  if (worstAttempts >= QUEUE_LATE_ATTEMPTS || (oldestDue && age(oldestDue) > QUEUE_LATE_MS)) return 'late';
  if (!polledAt || age(polledAt) > QUEUE_UNATTENDED_MS) return 'late';
  return worstAttempts > 0 ? 'failing' : 'ok';
}
