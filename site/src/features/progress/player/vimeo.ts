import type Vimeo from '@vimeo/player';
import { HostedPlayer } from './hosted.ts';
import type { Opening } from './player.ts';

/** A film on Vimeo, in Vimeo's player, asked not to track whoever watches. (LRN-5) */
export class VimeoPlayer extends HostedPlayer {
  #vimeo: Vimeo | undefined;
  #closed = false;

  constructor(opening: Opening, film: Readonly<{ id: string; hash: string | undefined }>) {
    super(opening, address(film, opening));
    void this.#connect();
  }

  /** Whoever owns the film may have closed the choice of speed: then it stays as it is. */
  setRate(rate: number): void {
    this.#vimeo?.setPlaybackRate(rate).catch(() => this.opening.tell.rateRefused());
  }

  override close(): void {
    this.#closed = true;
    this.#vimeo?.destroy().catch(() => {});
    super.close();
  }

  async #connect(): Promise<void> {
    Object.assign(window, NOTHING_MORE);
    const { default: Player } = await import('@vimeo/player');
    if (this.#closed) return;

    const vimeo = new Player(this.frame);
    this.#vimeo = vimeo;
    this.#listen(vimeo);
    const { resume, rate, tell } = this.opening;
    try {
      await vimeo.ready();
      await vimeo.getDuration();
    } catch {
      return tell.failed('broken');
    }
    if (this.#closed) return;

    if (resume > 0) vimeo.setCurrentTime(resume).catch(() => {});
    if (rate !== 1) this.setRate(rate);
    tell.ready();
  }

  #listen(vimeo: Vimeo): void {
    vimeo.on('play', ({ seconds }) => {
      this.begins();
      this.stands(seconds);
    });
    vimeo.on('timeupdate', ({ seconds }) => this.stands(seconds));
    vimeo.on('seeking', () => this.jumps());
    vimeo.on('bufferstart', () => this.jumps());
    vimeo.on('pause', ({ seconds }) => {
      this.stands(seconds);
      this.stops();
    });
    vimeo.on('ended', ({ duration }) => this.ends(duration));
    vimeo.on('playbackratechange', ({ playbackRate }) => this.rates(playbackRate));
    // An error that names a method is the answer to a request of ours, which has its own ears.
    vimeo.on('error', ({ method }) => method || this.opening.tell.failed('broken'));
  }
}

/** What Vimeo's library would do unasked to every page that loads it, sending Vimeo the page's address among it. */
const NOTHING_MORE = {
  VimeoPlayerResizeEmbeds_: true,
  VimeoSeoMetadataAppended: true,
  VimeoCheckedUrlTimeParam: true,
  VimeoDRMEmbedsUpdated: true,
};

function address({ id, hash }: Readonly<{ id: string; hash: string | undefined }>, { captions, language }: Opening): string {
  const asked = new URLSearchParams({ ...(hash && { h: hash }), dnt: '1', playsinline: '1', ...(captions && { texttrack: language }) });
  return `https://player.vimeo.com/video/${id}?${asked}`;
}
