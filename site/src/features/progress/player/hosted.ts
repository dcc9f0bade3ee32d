import { type PlayedRange, RangeCollector } from './played-ranges.ts';
import type { Player, PlayerOptions } from './player.ts';

/** Base class of players that another host serves in an iframe: their events are turned into the ranges that were really played. */
export abstract class HostedPlayer implements Player {
  position: number;
  duration: number | undefined;
  isPlaying = false;
  ended = false;
  protected rate = 1;
  protected readonly options: PlayerOptions;
  protected readonly frame: HTMLIFrameElement;
  readonly #ranges = new RangeCollector();
  /** Whether the position has advanced since playback was started. */
  #hasAdvanced = false;

  constructor(options: PlayerOptions, url: string) {
    this.options = options;
    this.position = options.startAt;
    this.frame = createFrame(options, url);
    options.listener.onLoading();
  }

  abstract setRate(rate: number): void;

  get played(): PlayedRange[] {
    return this.#ranges.ranges;
  }

  close(): void {
    this.frame.remove();
  }

  protected handlePlay(): void {
    if (this.isPlaying) return;
    this.isPlaying = true;
    this.#hasAdvanced = false;
    this.ended = false;
    this.options.listener.onLoading();
  }

  protected handleTimeUpdate(position: number): void {
    const before = this.position;
    this.position = position;
    if (!this.isPlaying) return;
    this.#ranges.addSample({ position, clock: performance.now() / 1000, rate: this.rate });
    if (position > before && !this.#hasAdvanced) this.options.listener.onPlaying();
    this.#hasAdvanced ||= position > before;
  }

  /** Handles buffering and seeking: the next reported position was not reached by playing. */
  protected handleInterruption(): void {
    this.#ranges.endRange();
  }

  protected handlePause(): void {
    this.#ranges.endRange();
    if (!this.isPlaying) return;
    this.isPlaying = false;
    this.options.listener.onStopped();
  }

  protected handleEnded(position: number): void {
    this.handleTimeUpdate(position);
    this.ended = true;
    this.handlePause();
  }

  protected handleRateChange(rate: number): void {
    if (rate === this.rate) return;
    this.rate = rate;
    this.options.listener.onRateChange(rate);
  }
}

/** Creates the iframe of the host. The Referer tells the host the origin of this site, which it may check before it plays, and no more. */
function createFrame({ stage, title }: PlayerOptions, url: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.referrerPolicy = 'strict-origin-when-cross-origin';
  frame.allow = 'autoplay; fullscreen; picture-in-picture; encrypted-media';
  frame.src = url;
  stage.append(frame);
  return frame;
}
