import type { Progress } from '@cordee/progress/api';
import { forgetReport, type KeptReport, keepReport, type ReportBody } from '../reports/kept-reports.ts';
import { type ReportOutcome, reportUrl, sendReport } from '../reports/send-report.ts';
import { mergeRanges, type PlayedRange, subtractRanges, toWholeSeconds } from './played-ranges.ts';

/** How often progress is saved while the film plays; the requirement is every 15 seconds. (LRN-13) */
const SAVE_INTERVAL_MS = 10_000;

/** How often what is not saved yet is written to the device. (H-85) */
const KEEP_INTERVAL_MS = 1_000;

/** How many ranges one report has at most; the others follow with the next. (H-88) */
const MAX_RANGES = 2_000;

/** What was played since the page was served, and how long the film is, once its player knows. */
export type Playback = Readonly<{ played: readonly PlayedRange[]; position: number; duration?: number | undefined }>;

/** Whose page it is, where it reports, and its stamp. */
export type ReportingPage = Readonly<{ person: string; url: string; page: string }>;

type SaverListener = Readonly<{ onProgress: (progress: Progress) => void; onOutcome: (outcome: ReportOutcome) => void }>;

/**
 * Saves what is played in a lesson: at intervals, at a stop, and when the page is left. Until it is known to be saved it is kept on the
 * device, from which a later page sends it. (LRN-13, H-85)
 */
export class ProgressSaver {
  readonly #page: ReportingPage;
  readonly #playback: () => Playback;
  readonly #listener: SaverListener;
  /** What the CMS is known to have. */
  #saved: readonly PlayedRange[] = [];
  #isSaving = false;
  /** Whether a save was asked for while another was under way. */
  #saveAgain = false;
  #isRefused = false;
  #isStarted = false;

  constructor(page: ReportingPage, playback: () => Playback, listener: SaverListener) {
    this.#page = page;
    this.#playback = playback;
    this.#listener = listener;
    addEventListener('pagehide', () => this.#leave());
    addEventListener('online', () => void this.save());
    // Saved before the next page is requested, because that page shows the saved progress.
    document.addEventListener('click', ({ target }) => target instanceof Element && target.closest('a[href]') && this.#leave());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.#leave());
  }

  /** Starts saving at intervals. To be called when the film plays. */
  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    // Both continue after a pause, so that a failed save is tried again until it succeeds.
    setInterval(() => this.#keep(), KEEP_INTERVAL_MS);
    setInterval(() => void this.save(), SAVE_INTERVAL_MS);
  }

  /** Saves what is not saved yet, if there is anything, once a save that is under way has been answered. */
  async save(): Promise<void> {
    this.#saveAgain = this.#isSaving;
    const report = this.#keep();
    if (!report || this.#isSaving) return;
    this.#isSaving = true;
    const outcome = await sendReport(report);
    this.#isSaving = false;
    this.#settle(report, outcome);
    if (outcome.state === 'saved' && (this.#saveAgain || report.body.played?.length === MAX_RANGES)) void this.save();
  }

  #settle(report: KeptReport, outcome: ReportOutcome): void {
    this.#isRefused = outcome.state === 'refused';
    if (outcome.state === 'saved') this.#saved = mergeRanges([...this.#saved, ...(report.body.played ?? [])]);
    if (outcome.state === 'saved' || outcome.state === 'refused') void forgetReport(report);
    if (outcome.state === 'saved' && outcome.progress) this.#listener.onProgress(outcome.progress);
    this.#listener.onOutcome(outcome);
  }

  /** Writes what is not saved yet to the device; undefined when there is nothing, or when it is refused for ever. */
  #keep(): KeptReport | undefined {
    const { page, url, person } = this.#page;
    const { played, position, duration } = this.#playback();
    const unsaved = subtractRanges(toWholeSeconds(played), this.#saved).slice(0, MAX_RANGES);
    if (unsaved.length === 0 || this.#isRefused) return undefined;
    const body: ReportBody = { page, played: unsaved, position, duration };
    const report = { person, url, body, keptAt: Date.now() };
    void keepReport(report);
    return report;
  }

  #leave(): void {
    const report = this.#keep();
    if (report) navigator.sendBeacon(reportUrl(report), new Blob([JSON.stringify(report.body)], { type: 'application/json' }));
  }
}
