import type { Progress } from '@cordee/progress/api';
import type { PlayedRange } from './played-ranges.ts';

/** How often progress is saved while the film plays, in milliseconds; the house asks for 15 seconds at most. (LRN-13) */
const SAVE_INTERVAL_MS = 10_000;

/** How long one save may take before it is given up and tried again, in milliseconds. */
const SAVE_TIMEOUT_MS = 8_000;

/** What there is to save. */
export type PlaybackReport = Readonly<{ played: readonly PlayedRange[]; position: number; isPlaying: boolean }>;

/** What became of a save. */
export type Outcome = 'saved' | 'offline' | 'signedOut' | 'notSaved';

type SaverListener = Readonly<{ kept: (progress: Progress) => void; said: (outcome: Outcome) => void }>;

/** Saves what is played of a lesson: as it plays, at a stop, on leaving; what failed is tried again. (LRN-13) */
export class ProgressSaver {
  readonly #address: string;
  readonly #account: () => PlaybackReport;
  readonly #ears: SaverListener;
  #begun = false;
  #unsaved = false;
  #saving: Promise<void> = Promise.resolve();
  #beat: number | undefined;

  constructor(address: string, account: () => PlaybackReport, ears: SaverListener) {
    this.#address = address;
    this.#account = account;
    this.#ears = ears;
    addEventListener('pagehide', () => this.#leave());
    // Before the next page is asked for: it shows what was saved by then.
    document.addEventListener('click', ({ target }) => (target as Element).closest?.('a[href]') && this.#leave());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.#leave());
  }

  /** The film plays: from here on there is something to save. */
  start(): void {
    this.#unsaved = true;
    if (this.#beat !== undefined) return;
    this.save();
    // Goes on after a pause: a save that failed is tried again until it is done.
    this.#beat = window.setInterval(() => this.#unsaved && this.save(), SAVE_INTERVAL_MS);
  }

  /** One save at a time; the first one only starts the clock that progress is held against. */
  save(): void {
    this.#saving = this.#saving.then(() => this.#send()).catch(() => this.#ears.said('offline'));
  }

  async #send(): Promise<void> {
    const response = await fetch(this.#address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: this.#report(),
      signal: AbortSignal.timeout(SAVE_TIMEOUT_MS),
    });
    if (response.ok) return this.#keep((await response.json()) as Progress);

    if (response.status === 409) this.#begun = false;
    this.#ears.said(response.status === 401 ? 'signedOut' : 'notSaved');
  }

  #keep(progress: Progress): void {
    const first = !this.#begun;
    this.#begun = true;
    this.#unsaved = first || this.#account().isPlaying;
    this.#ears.kept(progress);
    if (!first) this.#ears.said('saved');
  }

  #report(): string {
    const { played, position } = this.#account();
    return JSON.stringify({ played: this.#begun ? played : [], position });
  }

  #leave(): void {
    if (this.#begun) navigator.sendBeacon(this.#address, new Blob([this.#report()], { type: 'application/json' }));
  }
}
