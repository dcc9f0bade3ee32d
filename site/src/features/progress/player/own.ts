import { findElement } from '../../../lib/find-element.ts';
import { mergeRanges, type PlayedRange } from './played-ranges.ts';
import type { Player, PlayerOptions } from './player.ts';

/** After this time the signed URL of a film counts as expired: a little less than the minute for which its key is valid. */
const URL_LIFETIME_MS = 55_000;

/** How long a film may stall on an expired URL before it gets a new one: not every browser fires an error when a request is refused. */
const STALL_TIMEOUT_MS = 5_000;

/** A second failure at the same position within this time means that the film is broken. */
const REPEATED_FAILURE_MS = 10_000;

/** The first and the longest delay before a new URL is requested again, while there is no answer. */
const [RETRY_DELAY_MS, MAX_RETRY_DELAY_MS] = [3_000, 60_000];

/** A film of our own in the browser's `<video>` element. Its signed URL is valid for a minute and is renewed when needed. (LRN-5) */
export class OwnPlayer implements Player {
  readonly #video: HTMLVideoElement;
  readonly #options: PlayerOptions;
  readonly #renewalUrl: string;
  readonly #abortController = new AbortController();
  /** The ranges that were played from earlier URLs. */
  #playedBefore: PlayedRange[] = [];
  /** Where to seek once the metadata is loaded. */
  #seekTarget: number | undefined;
  /** 0 at first: the URL that came with the page is as old as the page. */
  #renewedAt = 0;
  #isRenewing = false;
  /** Whether to play on after the URL was renewed. */
  #shouldPlay: boolean;
  #lastFailure: { position: number; at: number } | undefined;
  #stallTimer: number | undefined;

  constructor(options: PlayerOptions, renewalUrl: string) {
    this.#options = options;
    this.#renewalUrl = renewalUrl;
    this.#video = findElement(options.stage, 'video', HTMLVideoElement);
    this.#seekTarget = options.startAt > 0 ? options.startAt : undefined;
    this.#shouldPlay = !this.#video.paused;
    this.setRate(options.rate);
    this.#listen();
    if (options.isRetry || this.#video.error) void this.#renewUrl();
    else this.#syncInitialState();
  }

  get played(): PlayedRange[] {
    const { played } = this.#video;
    return mergeRanges([
      ...this.#playedBefore,
      ...Array.from({ length: played.length }, (_, i): PlayedRange => [played.start(i), played.end(i)]),
    ]);
  }

  get position(): number {
    return this.#seekTarget ?? this.#video.currentTime;
  }

  get duration(): number | undefined {
    return Number.isFinite(this.#video.duration) ? this.#video.duration : undefined;
  }

  get isPlaying(): boolean {
    return !this.#video.paused;
  }

  get ended(): boolean {
    return this.#video.ended;
  }

  /** Sets the default rate as well, which a video returns to when its source changes. */
  setRate(rate: number): void {
    this.#video.defaultPlaybackRate = rate;
    this.#video.playbackRate = rate;
  }

  close(): void {
    this.#abortController.abort();
    clearTimeout(this.#stallTimer);
  }

  #listen(): void {
    const { listener } = this.#options;
    const on = (event: string, handler: () => void) =>
      this.#video.addEventListener(event, handler, { signal: this.#abortController.signal });
    on('loadedmetadata', () => this.#handleMetadata());
    on('canplay', () => listener.onReady());
    on('play', () => {
      this.#shouldPlay = true;
      if (this.#video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) listener.onPlaying();
      else listener.onLoading();
    });
    on('playing', () => listener.onPlaying());
    on('pause', () => {
      // Browsers also pause a video that fails.
      if (!this.#video.error) this.#shouldPlay = false;
      listener.onStopped();
    });
    on('ratechange', () => {
      this.#video.defaultPlaybackRate = this.#video.playbackRate;
      listener.onRateChange(this.#video.playbackRate);
    });
    on('error', () => this.#handleFailure());
    // In data-saving mode a browser loads nothing before the video is played.
    on('suspend', () => this.#video.paused && !this.#isRenewing && listener.onReady());
    for (const event of ['waiting', 'seeking']) on(event, () => this.#startStallTimer());
  }

  /** Reports what happened before this script ran: the controls of the video work without it. */
  #syncInitialState(): void {
    const { readyState, networkState, paused } = this.#video;
    if (readyState >= HTMLMediaElement.HAVE_METADATA) this.#handleMetadata();
    else if (networkState === HTMLMediaElement.NETWORK_LOADING) this.#options.listener.onLoading();
    if (!paused) this.#options.listener.onPlaying();
  }

  #handleMetadata(): void {
    if (this.#seekTarget !== undefined) this.#video.currentTime = this.#seekTarget;
    this.#seekTarget = undefined;
    this.#options.listener.onReady();
  }

  #handleFailure(): void {
    if (this.#isRenewing) return;
    const previous = this.#lastFailure;
    const failure = { position: this.position, at: performance.now() };
    this.#lastFailure = failure;
    const isRepeated = previous && Math.abs(previous.position - failure.position) < 1 && failure.at - previous.at < REPEATED_FAILURE_MS;
    if (isRepeated) this.#options.listener.onError('broken');
    else void this.#renewUrl();
  }

  #startStallTimer(): void {
    clearTimeout(this.#stallTimer);
    this.#stallTimer = window.setTimeout(() => {
      const { seeking, paused, readyState } = this.#video;
      const isStalled = seeking || (!paused && readyState < HTMLMediaElement.HAVE_FUTURE_DATA);
      if (isStalled && !this.#isRenewing && performance.now() - this.#renewedAt > URL_LIFETIME_MS) void this.#renewUrl();
    }, STALL_TIMEOUT_MS);
  }

  /** Replaces the URL of the video; position, rate, playback and captions stay as they were. */
  async #renewUrl(): Promise<void> {
    const video = this.#video;
    const before = { position: this.position, captions: [...video.textTracks].map(({ mode }) => mode) };
    this.#isRenewing = true;
    this.#options.listener.onLoading();
    const url = await this.#fetchUrl();
    this.#isRenewing = false;
    if (url === undefined || this.#abortController.signal.aborted) return;

    this.#playedBefore = this.played;
    this.#seekTarget = before.position;
    this.#renewedAt = performance.now();
    video.src = url;
    [...video.textTracks].forEach((track, index) => {
      track.mode = before.captions[index] ?? track.mode;
    });
    if (this.#shouldPlay) video.play().catch(() => {});
  }

  /** Fetches a new signed URL, with retries. Returns undefined when the film is refused. */
  async #fetchUrl(): Promise<string | undefined> {
    const { signal } = this.#abortController;
    for (let delay = RETRY_DELAY_MS; !signal.aborted; delay = Math.min(delay * 1.5, MAX_RETRY_DELAY_MS)) {
      const response = await fetch(this.#renewalUrl, { signal }).catch(() => undefined);
      if (response?.ok) {
        const { address }: { address: string } = await response.json();
        return address;
      }

      // Retried: the reader may sign in again in another tab.
      if (response?.status === 401) this.#options.listener.onError('signed-out');
      else if (response && response.status < 500) {
        this.#options.listener.onError('broken');
        return undefined;
      }
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
    return undefined;
  }
}
