import { HostedPlayer } from './hosted.ts';
import type { PlayerOptions } from './player.ts';

const ORIGIN = 'https://www.youtube-nocookie.com';

/** The player states of the YouTube IFrame API. */
const STATE = { ended: 0, playing: 1, paused: 2, buffering: 3 } as const;

/** How often the handshake message is sent until the player answers. */
const HANDSHAKE_INTERVAL_MS = 250;

type PlayerInfo = Readonly<{ currentTime?: number; duration?: number; playerState?: number; playbackRate?: number }>;
type PlayerMessage = Readonly<{ event?: string; info?: PlayerInfo | number | null }>;

/**
 * A film on YouTube, in YouTube's iframe that sets no cookie before it plays. It is controlled by the `postMessage` protocol of the
 * YouTube IFrame API, so that no script of YouTube's runs in our page. (LRN-5)
 */
export class YoutubePlayer extends HostedPlayer {
  readonly #abortController = new AbortController();
  readonly #handshake: number;
  #isConnected = false;

  constructor(options: PlayerOptions, id: string) {
    super(options, embedUrl(id, options));
    addEventListener('message', (message) => this.#handleMessage(message), { signal: this.#abortController.signal });
    this.#handshake = window.setInterval(() => this.#post({ event: 'listening' }), HANDSHAKE_INTERVAL_MS);
  }

  setRate(rate: number): void {
    this.#sendCommand('setPlaybackRate', rate);
  }

  override close(): void {
    clearInterval(this.#handshake);
    this.#abortController.abort();
    super.close();
  }

  #handleMessage({ source, origin, data }: MessageEvent): void {
    if (source !== this.frame.contentWindow || origin !== ORIGIN) return;

    const { event, info } = parseMessage(data);
    if (!this.#isConnected) this.#finishHandshake();
    if (event === 'onError') this.options.listener.onError('broken');
    else if (event === 'onReady') this.#handleReady();
    else if (event === 'onStateChange' && typeof info === 'number') this.#handleState(info);
    else if (info && typeof info === 'object') this.#handleInfo(info);
  }

  #finishHandshake(): void {
    this.#isConnected = true;
    clearInterval(this.#handshake);
    for (const event of ['onReady', 'onStateChange', 'onError']) this.#sendCommand('addEventListener', event);
    this.#handleReady();
  }

  #handleReady(): void {
    if (this.options.rate !== this.rate) this.setRate(this.options.rate);
    this.options.listener.onReady();
  }

  #handleInfo({ currentTime, duration, playerState, playbackRate }: PlayerInfo): void {
    if (duration) this.duration = duration;
    if (playbackRate) this.handleRateChange(playbackRate);
    if (playerState === STATE.playing) this.#handleState(playerState);
    if (currentTime !== undefined) this.handleTimeUpdate(currentTime);
    if (playerState !== undefined && playerState !== STATE.playing) this.#handleState(playerState);
  }

  #handleState(state: number): void {
    if (state === STATE.playing) this.handlePlay();
    else if (state === STATE.paused) this.handlePause();
    else if (state === STATE.buffering) this.handleInterruption();
    else if (state === STATE.ended && !this.ended) this.handleEnded(this.duration ?? this.position);
  }

  #sendCommand(func: string, ...args: unknown[]): void {
    this.#post({ event: 'command', func, args });
  }

  /** Until the player has answered, the target origin is `*`: a firewall's page in its place may read that we listen, and nothing else. */
  #post(message: object): void {
    this.frame.contentWindow?.postMessage(JSON.stringify({ id: 1, channel: 'widget', ...message }), this.#isConnected ? ORIGIN : '*');
  }
}

function parseMessage(data: unknown): PlayerMessage {
  try {
    return (typeof data === 'string' ? JSON.parse(data) : data) ?? {};
  } catch {
    return {};
  }
}

function embedUrl(id: string, { startAt, language, captions, isRetry }: PlayerOptions): string {
  const query = new URLSearchParams({
    enablejsapi: '1',
    origin: location.origin,
    playsinline: '1',
    rel: '0',
    hl: language,
    start: String(Math.floor(startAt)),
    ...(captions && { cc_load_policy: '1', cc_lang_pref: language }),
    // The first time, the reader has just consented to YouTube in order to watch the film.
    ...(!isRetry && { autoplay: '1' }),
  });
  return `${ORIGIN}/embed/${id}?${query}`;
}
