import { mergeRanges, type PlayedRange } from './played-ranges.ts';
import type { Opening, Player } from './player.ts';

/** How long a key opens a film, as far as a player can know it, in milliseconds. */
const KEY_LIFETIME_MS = 55_000;

/** How long a film may wait for data on an old key before it gets a new one, in milliseconds: not every browser says that it was refused. */
const STALL_MS = 5_000;

/** How soon a film that fails at the same second again is held to be broken, in milliseconds. */
const REPEATED_FAILURE_MS = 10_000;

/** How soon a new key is asked for again while nobody answers, and how slowly in the end, in milliseconds. */
const [RETRY_MS, MAX_RETRY_MS] = [3_000, 60_000];

/** A film of ours in the browser's own player. Its address is good for a minute: it fetches a fresh one when it needs one. (LRN-5) */
export class OwnPlayer implements Player {
  readonly #video: HTMLVideoElement;
  readonly #opening: Opening;
  readonly #freshAddress: string;
  readonly #ears = new AbortController();
  #earlier: PlayedRange[] = [];
  /** Where to stand once the film is there. */
  #wanted: number | undefined;
  /** The key that came with the page is as old as the page. */
  #renewedAt = 0;
  #renewing = false;
  /** Whether somebody wants it to play on. */
  #goesOn: boolean;
  #failure: { second: number; at: number } | undefined;
  #stall: number | undefined;

  constructor(opening: Opening, freshAddress: string) {
    this.#opening = opening;
    this.#freshAddress = freshAddress;
    this.#video = opening.stage.querySelector('video') as HTMLVideoElement;
    this.#wanted = opening.resume > 0 ? opening.resume : undefined;
    this.#goesOn = !this.#video.paused;
    this.setRate(opening.rate);
    this.#listen();
    if (opening.again || this.#video.error) void this.#renew();
    else this.#catchUp();
  }

  get played(): PlayedRange[] {
    const { played } = this.#video;
    return mergeRanges([
      ...this.#earlier,
      ...Array.from({ length: played.length }, (_, i): PlayedRange => [played.start(i), played.end(i)]),
    ]);
  }

  get position(): number {
    return this.#wanted ?? this.#video.currentTime;
  }

  get isPlaying(): boolean {
    return !this.#video.paused;
  }

  get ended(): boolean {
    return this.#video.ended;
  }

  #play(): void {
    this.#video.play().catch(() => {});
  }

  /** The default as well: a film begins at that when it gets a new address. */
  setRate(rate: number): void {
    this.#video.defaultPlaybackRate = rate;
    this.#video.playbackRate = rate;
  }

  close(): void {
    this.#ears.abort();
    clearTimeout(this.#stall);
  }

  #listen(): void {
    const { tell } = this.#opening;
    const on = (event: string, act: () => void) => this.#video.addEventListener(event, act, { signal: this.#ears.signal });
    on('loadedmetadata', () => this.#arrive());
    on('canplay', () => tell.ready());
    on('play', () => {
      this.#goesOn = true;
      if (this.#video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) tell.playing();
      else tell.awaited();
    });
    on('playing', () => tell.playing());
    on('pause', () => {
      // A browser pauses what fails.
      if (!this.#video.error) this.#goesOn = false;
      tell.stopped();
    });
    on('ratechange', () => {
      this.#video.defaultPlaybackRate = this.#video.playbackRate;
      tell.rated(this.#video.playbackRate);
    });
    on('error', () => this.#fail());
    // A browser that saves data loads nothing before somebody presses play.
    on('suspend', () => this.#video.paused && !this.#renewing && tell.ready());
    for (const event of ['waiting', 'seeking']) on(event, () => this.#mindTheStall());
  }

  /** The controls work before any script does. */
  #catchUp(): void {
    const { readyState, networkState, paused } = this.#video;
    if (readyState >= HTMLMediaElement.HAVE_METADATA) this.#arrive();
    else if (networkState === HTMLMediaElement.NETWORK_LOADING) this.#opening.tell.awaited();
    if (!paused) this.#opening.tell.playing();
  }

  #arrive(): void {
    if (this.#wanted !== undefined) this.#video.currentTime = this.#wanted;
    this.#wanted = undefined;
    this.#opening.tell.ready();
  }

  #fail(): void {
    if (this.#renewing) return;
    const before = this.#failure;
    this.#failure = { second: this.position, at: performance.now() };
    const again = before && Math.abs(before.second - this.#failure.second) < 1 && this.#failure.at - before.at < REPEATED_FAILURE_MS;
    if (again) this.#opening.tell.failed('broken');
    else void this.#renew();
  }

  #mindTheStall(): void {
    clearTimeout(this.#stall);
    this.#stall = window.setTimeout(() => {
      const { seeking, paused, readyState } = this.#video;
      const waits = seeking || (!paused && readyState < HTMLMediaElement.HAVE_FUTURE_DATA);
      if (waits && !this.#renewing && performance.now() - this.#renewedAt > KEY_LIFETIME_MS) void this.#renew();
    }, STALL_MS);
  }

  /** Goes on at a fresh address: at the same second, as fast, playing or not, with or without captions as before. */
  async #renew(): Promise<void> {
    const video = this.#video;
    const before = { second: this.position, captions: [...video.textTracks].map(({ mode }) => mode) };
    this.#renewing = true;
    this.#opening.tell.awaited();
    const address = await this.#fetched();
    this.#renewing = false;
    if (address === undefined || this.#ears.signal.aborted) return;

    this.#earlier = this.played;
    this.#wanted = before.second;
    this.#renewedAt = performance.now();
    video.src = address;
    [...video.textTracks].forEach((track, index) => {
      track.mode = before.captions[index] ?? track.mode;
    });
    if (this.#goesOn) this.#play();
  }

  /** A fresh address; undefined when there is no film to be had. */
  async #fetched(): Promise<string | undefined> {
    for (let wait = RETRY_MS; !this.#ears.signal.aborted; wait = Math.min(wait * 1.5, MAX_RETRY_MS)) {
      const answer = await fetch(this.#freshAddress, { signal: this.#ears.signal }).catch(() => undefined);
      if (answer?.ok) return ((await answer.json()) as { address: string }).address;

      // Whoever signs in again in another tab goes on here.
      if (answer?.status === 401) this.#opening.tell.failed('signed-out');
      else if (answer && answer.status < 500) {
        this.#opening.tell.failed('broken');
        return undefined;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    return undefined;
  }
}
