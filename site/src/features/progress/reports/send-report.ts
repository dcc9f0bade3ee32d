import type { Progress } from '@cordee/progress/api';
import type { KeptReport } from './kept-reports.ts';

/** How long the answer to a report may take before it counts as lost, and is sent again. (H-90) */
const TIMEOUT_MS = 30_000;

/**
 * What came of a report. `wait`: it counts once the clock has moved on by so many seconds. `later`: it is kept and sent again, because
 * of the line, the server, or who is signed in. `refused`: for ever.
 */
export type ReportOutcome = Readonly<
  | { state: 'saved'; progress: Progress | undefined }
  | { state: 'wait'; seconds: number; message: string }
  | { state: 'later'; reason: 'offline' | 'signedOut' | 'notSaved' | 'otherPerson'; message?: string }
  | { state: 'refused'; message: string }
>;

/** After how many seconds a report that the line or the server did not take is sent again. */
const RETRY_SECONDS = 30;

/**
 * After how many seconds a report is sent again by itself, since nobody comes back for that; undefined when it is settled, or waits for its
 * person to sign in. (H-85, H-90)
 */
export function secondsUntilRetry(outcome: ReportOutcome): number | undefined {
  if (outcome.state === 'wait') return outcome.seconds;
  const isTaken = outcome.state !== 'later' || outcome.reason === 'signedOut' || outcome.reason === 'otherPerson';
  return isTaken ? undefined : RETRY_SECONDS;
}

/** A refusal as the routes of reports answer it. */
type RefusedReport = Readonly<{ code?: string; message?: string; facts?: Readonly<{ seconds?: number }> }>;

const TOO_FAST = ['progress.faster_than_clock', 'progress.read_too_fast'];

/** Where a report is sent: with the person whose page it was, so that it counts for nobody else. (H-79) */
export const reportUrl = ({ url, person }: Pick<KeptReport, 'url' | 'person'>): string => `${url}?person=${encodeURIComponent(person)}`;

/** Sends a report. Never throws. */
export async function sendReport(report: KeptReport): Promise<ReportOutcome> {
  const response = await fetch(reportUrl(report), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(report.body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => undefined);
  const answer = await response?.json().catch(() => undefined);
  if (!response || (response.ok && answer === undefined)) return { state: 'later', reason: 'offline' };
  return response.ok ? { state: 'saved', progress: answer ?? undefined } : toOutcome(response.status, answer ?? {});
}

/** What a refusal means for a report. */
export function toOutcome(status: number, { code = '', message = '', facts }: RefusedReport): ReportOutcome {
  if (TOO_FAST.includes(code)) return { state: 'wait', seconds: facts?.seconds ?? 0, message };
  if (code === 'kernel.other_person') return { state: 'later', reason: 'otherPerson', message };
  if (status === 401) return { state: 'later', reason: 'signedOut' };
  if (status >= 500 || status === 429 || status === 408) return { state: 'later', reason: 'notSaved' };
  return { state: 'refused', message };
}
