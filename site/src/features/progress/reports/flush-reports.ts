import type { Progress } from '@cordee/progress/api';
import { forgetReport, reportsOf } from './kept-reports.ts';
import { sendReport } from './send-report.ts';

/** Tells the page that a report that was kept has been saved. */
export const REPORT_SAVED = 'cordee:report-saved';

/** The lesson whose report was saved, by the address of its reports, and the progress there. */
export type SavedReport = Readonly<{ url: string; progress: Progress | undefined }>;

declare global {
  interface DocumentEventMap {
    [REPORT_SAVED]: CustomEvent<SavedReport>;
  }
}

let flushing: Promise<void> | undefined;

/** Sends what earlier pages of this person kept on the device. A page that is open in another tab may do the same: a second counts once. (H-85) */
export function flushReports(person: string): Promise<void> {
  flushing ??= flush(person).finally(() => {
    flushing = undefined;
  });
  return flushing;
}

async function flush(person: string): Promise<void> {
  for (const report of await reportsOf(person)) {
    const outcome = await sendReport(report);
    if (outcome.state === 'saved' || outcome.state === 'refused') await forgetReport(report);
    if (outcome.state === 'saved')
      document.dispatchEvent(new CustomEvent<SavedReport>(REPORT_SAVED, { detail: { url: report.url, progress: outcome.progress } }));
    // It is sent again by itself when it counts: nobody comes back for that.
    if (outcome.state === 'wait') setTimeout(() => void flushReports(person), outcome.seconds * 1000);
    if (outcome.state === 'later') return;
  }
}
