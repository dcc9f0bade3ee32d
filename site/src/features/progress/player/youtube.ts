import { HostedPlayer } from './hosted.ts';
import type { Opening } from './player.ts';

const HOST = 'https://www.youtube-nocookie.com';

/** What YouTube's player is doing, in its own numbers. */
const STATE = { ended: 0, playing: 1, paused: 2, buffering: 3 } as const;

/** How often the player is asked to speak until it does, in milliseconds. */
const HANDSHAKE_INTERVAL_MS = 250;

type Info = Readonly<{ currentTime?: number; duration?: number; playerState?: number; playbackRate?: number }>;
type Said = Readonly<{ event?: string; info?: Info | number | null }>;

/**
 * A film on YouTube, in the frame of YouTube's that sets no cookie before it plays. It is driven by the messages that
 * YouTube's own script exchanges with it, so that no script of theirs runs in our page. (LRN-5)
 */
export class YoutubePlayer extends HostedPlayer {
  readonly #ears = new AbortController();
  readonly #knocking: number;
  #duration = 0;
  #heard = false;

  constructor(opening: Opening, id: string) {
    super(opening, address(id, opening));
    addEventListener('message', (message) => this.#hear(message), { signal: this.#ears.signal });
    this.#knocking = window.setInterval(() => this.#post({ event: 'listening' }), HANDSHAKE_INTERVAL_MS);
  }

  setRate(rate: number): void {
    this.#command('setPlaybackRate', rate);
  }

  override close(): void {
    clearInterval(this.#knocking);
    this.#ears.abort();
    super.close();
  }

  #hear({ source, origin, data }: MessageEvent): void {
    if (source !== this.frame.contentWindow || origin !== HOST) return;

    const said = read(data);
    if (!this.#heard) this.#introduce();
    if (said.event === 'onError') this.opening.tell.failed('broken');
    else if (said.event === 'onReady') this.#begin();
    else if (said.event === 'onStateChange' && typeof said.info === 'number') this.#turn(said.info);
    else if (said.info && typeof said.info === 'object') this.#learn(said.info);
  }

  #introduce(): void {
    this.#heard = true;
    clearInterval(this.#knocking);
    for (const event of ['onReady', 'onStateChange', 'onError']) this.#command('addEventListener', event);
    this.#begin();
  }

  #begin(): void {
    if (this.opening.rate !== this.rate) this.setRate(this.opening.rate);
    this.opening.tell.ready();
  }

  #learn({ currentTime, duration, playerState, playbackRate }: Info): void {
    if (duration) this.#duration = duration;
    if (playbackRate) this.rates(playbackRate);
    if (playerState === STATE.playing) this.#turn(playerState);
    if (currentTime !== undefined) this.stands(currentTime);
    if (playerState !== undefined && playerState !== STATE.playing) this.#turn(playerState);
  }

  #turn(state: number): void {
    if (state === STATE.playing) this.begins();
    else if (state === STATE.paused) this.stops();
    else if (state === STATE.buffering) this.jumps();
    else if (state === STATE.ended && !this.ended) this.ends(this.#duration || this.position);
  }

  #command(func: string, ...args: unknown[]): void {
    this.#post({ event: 'command', func, args });
  }

  /** Before the player has spoken, whoever answers in its place, a page of a firewall, may read that we listen. */
  #post(message: object): void {
    this.frame.contentWindow?.postMessage(JSON.stringify({ id: 1, channel: 'widget', ...message }), this.#heard ? HOST : '*');
  }
}

function read(data: unknown): Said {
  try {
    return (typeof data === 'string' ? JSON.parse(data) : data) ?? {};
  } catch {
    return {};
  }
}

function address(id: string, { resume, language, captions, again }: Opening): string {
  const asked = new URLSearchParams({
    enablejsapi: '1',
    origin: location.origin,
    playsinline: '1',
    rel: '0',
    hl: language,
    start: String(Math.floor(resume)),
    ...(captions && { cc_load_policy: '1', cc_lang_pref: language }),
    // Whoever asked for YouTube just now asked for the film.
    ...(!again && { autoplay: '1' }),
  });
  return `${HOST}/embed/${id}?${asked}`;
}
