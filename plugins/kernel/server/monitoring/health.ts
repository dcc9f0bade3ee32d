/** What is known of a scheduled job. `endedAt`: when it last ended. `waiting`: its oldest run that has not ended, if any. */
export type ScheduledFacts = Readonly<{
  since: Date;
  endedAt: Date | null;
  period: number;
  waiting: Readonly<{ dueAt: Date; startedAt: Date | null; failure: string | null }> | null;
}>;

/**
 * What is known of a queue. `oldestDue`: since when its oldest row is due; `handledAt`: when a worker last handled one, `polledAt`: when one last
 * looked; `worstAttempts`: those of the row that has failed most often.
 */
export type QueueFacts = Readonly<{ oldestDue: Date | null; handledAt: Date | null; polledAt: Date | null; worstAttempts: number }>;

/**
 * How a job is. `late`: it has not ended for twice its period, or a row of it waits without being handled (H-69). `failing`: its last attempt
 * failed, and it will be tried again. The other two are as they should be.
 */
export type Health = 'ok' | 'running' | 'failing' | 'late';

const MINUTE = 60_000;

/** A queue has no period: its rows are due one by one. It stands still when one is due for this long and none was handled meanwhile. */
const STANDSTILL_MS = 10 * MINUTE;

/** Workers report every half minute which queues they look after. */
const QUEUE_UNATTENDED_MS = 2 * MINUTE;

/** Returns how a scheduled job is. (H-69) */
export function scheduledHealth({ since, endedAt, period, waiting }: ScheduledFacts, now: Date): Health {
  const isOverdue = (at: Date) => now.getTime() - at.getTime() > 2 * period;
  if (isOverdue(endedAt ?? since) || (waiting && isOverdue(waiting.dueAt))) return 'late';
  if (waiting?.failure) return 'failing';
  return waiting?.startedAt ? 'running' : 'ok';
}

/** Returns how a queue is. (H-69) */
export function queueHealth({ oldestDue, handledAt, polledAt, worstAttempts }: QueueFacts, now: Date): Health {
  const isOlder = (at: Date | null, than: number) => !at || now.getTime() - at.getTime() > than;
  const standsStill = oldestDue && isOlder(oldestDue, STANDSTILL_MS) && isOlder(handledAt, STANDSTILL_MS);
  if (standsStill || isOlder(polledAt, QUEUE_UNATTENDED_MS)) return 'late';
  return worstAttempts > 0 ? 'failing' : 'ok';
}
