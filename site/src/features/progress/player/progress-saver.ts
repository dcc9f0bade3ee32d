import type { Progress } from '@cordee/progress/api';
import type { PlayedRange } from './played-ranges.ts';

/** How often progress is saved while the film plays; the requirement is every 15 seconds. (LRN-13) */
const SAVE_INTERVAL_MS = 10_000;

/** After this time a save is aborted and tried again. */
const SAVE_TIMEOUT_MS = 8_000;

/** What there is to save. */
export type PlaybackReport = Readonly<{ played: readonly PlayedRange[]; position: number; isPlaying: boolean }>;

/** The result of a save. */
export type SaveStatus = 'saved' | 'offline' | 'signedOut' | 'notSaved';

type SaverListener = Readonly<{ onProgress: (progress: Progress) => void; onStatus: (status: SaveStatus) => void }>;

/** Saves the progress of a lesson: at intervals while it plays, at a stop, and when the page is left. Failed saves are retried. (LRN-13) */
export class ProgressSaver {
  readonly #url: string;
  readonly #report: () => PlaybackReport;
  readonly #listener: SaverListener;
  /** Whether the first save, which starts the clock of the CMS, has succeeded. */
  #isStarted = false;
  #hasUnsaved = false;
  #saving: Promise<void> = Promise.resolve();
  #interval: number | undefined;

  constructor(url: string, report: () => PlaybackReport, listener: SaverListener) {
    this.#url = url;
    this.#report = report;
    this.#listener = listener;
    addEventListener('pagehide', () => this.#sendBeacon());
    // Saved before the next page is requested, because that page shows the saved progress.
    document.addEventListener('click', ({ target }) => target instanceof Element && target.closest('a[href]') && this.#sendBeacon());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.#sendBeacon());
  }

  /** Starts saving at intervals. To be called whenever the film plays. */
  start(): void {
    this.#hasUnsaved = true;
    if (this.#interval !== undefined) return;
    this.save();
    // Continues after a pause, so that a failed save is retried until it succeeds.
    this.#interval = window.setInterval(() => this.#hasUnsaved && this.save(), SAVE_INTERVAL_MS);
  }

  /** Saves once the save before it is done. The first save only starts the clock of the CMS, which bounds the progress that it accepts. */
  save(): void {
    this.#saving = this.#saving.then(() => this.#send()).catch(() => this.#listener.onStatus('offline'));
  }

  async #send(): Promise<void> {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: this.#body(),
      signal: AbortSignal.timeout(SAVE_TIMEOUT_MS),
    });
    if (response.ok) {
      const progress: Progress = await response.json();
      return this.#handleSaved(progress);
    }

    if (response.status === 409) this.#isStarted = false;
    this.#listener.onStatus(response.status === 401 ? 'signedOut' : 'notSaved');
  }

  #handleSaved(progress: Progress): void {
    const isFirst = !this.#isStarted;
    this.#isStarted = true;
    this.#hasUnsaved = isFirst || this.#report().isPlaying;
    this.#listener.onProgress(progress);
    if (!isFirst) this.#listener.onStatus('saved');
  }

  #body(): string {
    const { played, position } = this.#report();
    return JSON.stringify({ played: this.#isStarted ? played : [], position });
  }

  #sendBeacon(): void {
    if (this.#isStarted) navigator.sendBeacon(this.#url, new Blob([this.#body()], { type: 'application/json' }));
  }
}
