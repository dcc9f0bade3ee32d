import { type PlayedRange, RangeCollector } from './played-ranges.ts';
import type { Opening, Player } from './player.ts';

/** A film that somebody else's host plays in a frame: what it says from there becomes what was really played. */
export abstract class HostedPlayer implements Player {
  position: number;
  isPlaying = false;
  ended = false;
  protected rate = 1;
  protected readonly opening: Opening;
  protected readonly frame: HTMLIFrameElement;
  readonly #gathering = new RangeCollector();
  /** Whether it has moved on since it was asked to play. */
  #moves = false;

  constructor(opening: Opening, address: string) {
    this.opening = opening;
    this.position = opening.resume;
    this.frame = framed(opening, address);
    opening.tell.awaited();
  }

  abstract setRate(rate: number): void;

  get played(): PlayedRange[] {
    return this.#gathering.ranges;
  }

  close(): void {
    this.frame.remove();
  }

  protected begins(): void {
    if (this.isPlaying) return;
    this.isPlaying = true;
    this.#moves = false;
    this.ended = false;
    this.opening.tell.awaited();
  }

  protected stands(second: number): void {
    const before = this.position;
    this.position = second;
    if (!this.isPlaying) return;
    this.#gathering.stands(second, performance.now() / 1000, this.rate);
    if (second > before && !this.#moves) this.opening.tell.playing();
    this.#moves ||= second > before;
  }

  /** It waits for data, or is sent elsewhere: the next second that it says is not the outcome of playing. */
  protected jumps(): void {
    this.#gathering.stops();
  }

  protected stops(): void {
    this.#gathering.stops();
    if (!this.isPlaying) return;
    this.isPlaying = false;
    this.opening.tell.stopped();
  }

  protected ends(second: number): void {
    this.stands(second);
    this.ended = true;
    this.stops();
  }

  protected rates(rate: number): void {
    if (rate === this.rate) return;
    this.rate = rate;
    this.opening.tell.rated(rate);
  }
}

/** The host's page in a frame. It learns from which site it is asked, and no more: it may look at that before it plays. */
function framed({ stage, title }: Opening, address: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.referrerPolicy = 'strict-origin-when-cross-origin';
  frame.allow = 'autoplay; fullscreen; picture-in-picture; encrypted-media';
  frame.src = address;
  stage.append(frame);
  return frame;
}
