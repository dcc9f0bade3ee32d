import type { Progress } from '@cordee/progress/api';
import { forgetReport, reportsOf } from './kept-reports.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { secondsUntilRetry, sendReport } from './send-report.ts';

/** Tells the page that a report that was kept has been saved. */
export const REPORT_SAVED = 'cordee:report-saved';

/** The lesson whose report was saved, by the address of its reports, and the progress there. */
export type SavedReport = Readonly<{ url: string; progress: Progress | undefined }>;

declare global {
  interface DocumentEventMap {
    [REPORT_SAVED]: CustomEvent<SavedReport>;
  }
}

/**
 * Sends what earlier pages of this person kept on the device. What is asked for while it is being sent follows: a report may have begun to count
 * meanwhile. A page that is open in another tab may do the same: a second counts once. (H-85)
 */
export const flushReports = oneAtATime(flush);

let retry: ReturnType<typeof setTimeout> | undefined;

async function flush(person: string): Promise<void> {
  const waits: number[] = [];
  for (const report of await reportsOf(person)) {
    const outcome = await sendReport(report);
    if (outcome.state === 'saved' || outcome.state === 'refused') await forgetReport(report);
    if (outcome.state === 'saved')
      document.dispatchEvent(new CustomEvent<SavedReport>(REPORT_SAVED, { detail: { url: report.url, progress: outcome.progress } }));
    waits.push(secondsUntilRetry(outcome) ?? Number.POSITIVE_INFINITY);
    if (outcome.state === 'later') break;
  }
  const seconds = Math.min(...waits);
  if (seconds === Number.POSITIVE_INFINITY) return;

  clearTimeout(retry);
  retry = setTimeout(() => void flushReports(person), seconds * 1000);
}
