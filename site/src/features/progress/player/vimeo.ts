import type Vimeo from '@vimeo/player';
import { HostedPlayer } from './hosted.ts';
import type { PlayerOptions } from './player.ts';

type VimeoFilm = Readonly<{ id: string; hash: string | undefined }>;

/** A film on Vimeo in Vimeo's player, with the do-not-track parameter set. (LRN-5) */
export class VimeoPlayer extends HostedPlayer {
  #vimeo: Vimeo | undefined;
  #isClosed = false;

  constructor(options: PlayerOptions, film: VimeoFilm) {
    super(options, embedUrl(film, options));
    void this.#connect();
  }

  /** The owner of a film may have disabled the choice of speed: then the rate stays as it is. */
  setRate(rate: number): void {
    this.#vimeo?.setPlaybackRate(rate).catch(() => this.options.listener.onRateRefused());
  }

  override close(): void {
    this.#isClosed = true;
    this.#vimeo?.destroy().catch(() => {});
    super.close();
  }

  async #connect(): Promise<void> {
    Object.assign(window, DISABLED_SIDE_EFFECTS);
    const { default: Player } = await import('@vimeo/player');
    if (this.#isClosed) return;

    const vimeo = new Player(this.frame);
    this.#vimeo = vimeo;
    this.#listen(vimeo);
    const { startAt, rate, listener } = this.options;
    try {
      await vimeo.ready();
      this.duration = await vimeo.getDuration();
    } catch {
      return listener.onError('broken');
    }
    if (this.#isClosed) return;

    if (startAt > 0) vimeo.setCurrentTime(startAt).catch(() => {});
    if (rate !== 1) this.setRate(rate);
    listener.onReady();
  }

  #listen(vimeo: Vimeo): void {
    vimeo.on('play', ({ seconds }) => {
      this.handlePlay();
      this.handleTimeUpdate(seconds);
    });
    vimeo.on('timeupdate', ({ seconds }) => this.handleTimeUpdate(seconds));
    vimeo.on('seeking', () => this.handleInterruption());
    vimeo.on('bufferstart', () => this.handleInterruption());
    vimeo.on('pause', ({ seconds }) => {
      this.handleTimeUpdate(seconds);
      this.handlePause();
    });
    vimeo.on('ended', ({ duration }) => this.handleEnded(duration));
    vimeo.on('playbackratechange', ({ playbackRate }) => this.handleRateChange(playbackRate));
    // An error that names a method answers a call of ours, whose promise is rejected as well.
    vimeo.on('error', ({ method }) => method || this.options.listener.onError('broken'));
  }
}

/** Flags that keep Vimeo's library from touching the rest of the page when it loads, and from sending the page's URL to Vimeo. */
const DISABLED_SIDE_EFFECTS = {
  VimeoPlayerResizeEmbeds_: true,
  VimeoSeoMetadataAppended: true,
  VimeoCheckedUrlTimeParam: true,
  VimeoDRMEmbedsUpdated: true,
};

function embedUrl({ id, hash }: VimeoFilm, { captions, language }: PlayerOptions): string {
  const query = new URLSearchParams({ ...(hash && { h: hash }), dnt: '1', playsinline: '1', ...(captions && { texttrack: language }) });
  return `https://player.vimeo.com/video/${id}?${query}`;
}
