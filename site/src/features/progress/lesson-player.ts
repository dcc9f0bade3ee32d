import type { Progress } from '@cordee/progress/api';
import { findElement } from '../../lib/find-element.ts';
import { syncCaptions } from './player/captions.ts';
import { OwnPlayer } from './player/own.ts';
import { mergeRanges, type PlayedRange, rangesToReport } from './player/played-ranges.ts';
import type { PlaybackError, Player, PlayerListener, PlayerOptions } from './player/player.ts';
import { captionsEnabled, savedSpeed, saveSpeed } from './player/preferences.ts';
import { type Playback, ProgressSaver } from './player/progress-saver.ts';
import { VimeoPlayer } from './player/vimeo.ts';
import { YoutubePlayer } from './player/youtube.ts';
import { REPORT_SAVED, type SavedReport } from './reports/flush-reports.ts';
import { reportsOf } from './reports/kept-reports.ts';
import type { ReportOutcome } from './reports/send-report.ts';

/** After this time without data a film counts as blocked; the requirement is to say so within eight seconds. (LRN-13) */
const LOAD_TIMEOUT_MS = 7_000;

/** A browser whose storage does not answer sooner keeps nobody from a film. */
const STORAGE_TIMEOUT_MS = 500;

/** The `<lesson-player>` element: plays a film of any host, resumes it, and saves which ranges were really played. (LRN-5, LRN-13) */
class LessonPlayer extends HTMLElement {
  #player: Player | undefined;
  #saver: ProgressSaver | undefined;
  /** The ranges that were played by earlier players, which failed. */
  #playedBefore: PlayedRange[] = [];
  #loadTimer: number | undefined;
  #hasPlayed = false;

  connectedCallback(): void {
    const { save: url = '', page = '', person = '' } = this.dataset;
    this.#saver = new ProgressSaver({ url, page, person }, () => this.#playback(), {
      onProgress: (progress) => this.#showProgress(progress),
      onOutcome: (outcome) => this.#showOutcome(outcome),
    });
    // What an earlier page kept on the device.
    document.addEventListener(REPORT_SAVED, ({ detail }: CustomEvent<SavedReport>) => {
      if (detail.url === url && detail.progress) this.#showProgress(detail.progress);
    });
    const video = this.querySelector('video');
    const toggle = this.querySelector<HTMLInputElement>('[data-captions]');
    if (video && toggle) syncCaptions(video, toggle);
    this.#initSpeedSelect();
    for (const button of this.querySelectorAll('[data-retry]')) button.addEventListener('click', () => this.#retry());
    this.querySelector('[data-copy]')?.addEventListener('click', () => void this.#copyMessage());

    const consent = this.querySelector<HTMLElement>('[data-consent]');
    if (consent) this.#waitForConsent(consent);
    else void this.#openPlayer();
  }

  /** Sends nothing to the host until the reader consents. */
  #waitForConsent(consent: HTMLElement): void {
    consent.querySelector('button')?.addEventListener('click', () => {
      consent.remove();
      void this.#openPlayer().then(() => this.querySelector('iframe')?.focus());
    });
  }

  async #openPlayer(retry?: { startAt: number }): Promise<void> {
    const startAt = retry?.startAt ?? (await this.#resumeAt());
    this.#player = this.#createPlayer({
      stage: this.#stage,
      title: this.dataset['title'] ?? '',
      language: document.documentElement.lang,
      startAt,
      rate: Number(this.#speedSelect.value),
      captions: captionsEnabled(),
      isRetry: retry !== undefined,
      listener: this.#listener,
    });
  }

  #createPlayer(options: PlayerOptions): Player {
    const { host, film = '', hash } = this.dataset;
    if (host === 'vimeo') return new VimeoPlayer(options, { id: film, hash });
    if (host === 'youtube') return new YoutubePlayer(options, film);
    return new OwnPlayer(options, film);
  }

  readonly #listener: PlayerListener = {
    onLoading: () => this.#startLoadTimer(),
    onReady: () => {
      this.#clearError();
      this.#stage.dataset['ready'] = '';
    },
    onPlaying: () => {
      this.#clearError();
      this.#hasPlayed = true;
      this.#saver?.start();
    },
    onStopped: () => void this.#saver?.save(),
    onRateChange: (rate) => this.#showSpeed(rate),
    onRateRefused: () => {
      this.#showSpeed(1);
      this.#speedSelect.disabled = true;
    },
    onError: (error) => this.#handleError(error),
  };

  /** Once a film has played in this page nothing blocks its host: from then on there is no timeout. */
  #startLoadTimer(): void {
    if (this.#hasPlayed) return;
    this.#loadTimer ??= window.setTimeout(() => this.#handleError('blocked'), LOAD_TIMEOUT_MS);
  }

  #clearLoadTimer(): void {
    clearTimeout(this.#loadTimer);
    this.#loadTimer = undefined;
  }

  #clearError(): void {
    this.#clearLoadTimer();
    this.#showError(undefined);
  }

  #handleError(error: PlaybackError): void {
    this.#clearLoadTimer();
    if (error === 'signed-out') this.#showStatus(this.dataset['signedOut']);
    else this.#showError(error);
  }

  #retry(): void {
    const { position = 0, played = [] } = this.#player ?? {};
    this.#playedBefore = mergeRanges([...this.#playedBefore, ...played]);
    this.#player?.close();
    this.#clearError();
    delete this.#stage.dataset['ready'];
    void this.#openPlayer({ startAt: position });
  }

  /** Where to start: where the CMS says, or where an earlier page stopped that could not say so. (H-85) */
  async #resumeAt(): Promise<number> {
    const { save, person = '', resume } = this.dataset;
    const tooLate = new Promise<undefined>((resolve) => setTimeout(resolve, STORAGE_TIMEOUT_MS, undefined));
    const kept = await Promise.race([reportsOf(person), tooLate]);
    return kept?.findLast(({ url }) => url === save)?.body.position ?? Number(resume);
  }

  #playback(): Playback {
    const { played = [], position = 0, ended = false, duration } = this.#player ?? {};
    const film = { position, ended, duration: Number(this.dataset['duration']) };
    return { played: rangesToReport([...this.#playedBefore, ...played], film), position, duration };
  }

  #showProgress({ seen, watched }: Progress): void {
    findElement(this, '[data-meter]', HTMLProgressElement).value = watched;
    if (seen) findElement(this, '[data-seen]', HTMLElement).hidden = false;
  }

  #showOutcome(outcome: ReportOutcome): void {
    if (outcome.state === 'saved') this.#showStatus(this.dataset['saved']);
    else if (outcome.state === 'later') this.#showStatus(outcome.message ?? this.dataset[outcome.reason]);
    else this.#showStatus(outcome.message);
  }

  #showStatus(text = ''): void {
    const element = findElement(this, '[data-status]', HTMLElement);
    // Assigned only when it differs, so that screen readers do not repeat it.
    if (element.textContent !== text) element.textContent = text;
  }

  #showError(error: PlaybackError | undefined): void {
    for (const notice of this.querySelectorAll<HTMLElement>('[data-notice]')) notice.hidden = notice.dataset['notice'] !== error;
    this.#stage.toggleAttribute('data-error', error !== undefined);
  }

  #initSpeedSelect(): void {
    this.#showSpeed(savedSpeed());
    this.#speedSelect.addEventListener('change', () => {
      saveSpeed(Number(this.#speedSelect.value));
      this.#player?.setRate(Number(this.#speedSelect.value));
    });
  }

  /** Shows a speed in the select, also one that was chosen in the host's own menu and is not among our options. */
  #showSpeed(rate: number): void {
    const value = String(rate);
    if (![...this.#speedSelect.options].some((option) => option.value === value))
      this.#speedSelect.add(new Option(`${rate.toLocaleString(document.documentElement.lang)}\u00a0×`, value));
    this.#speedSelect.value = value;
  }

  /** Copies the message to the IT department. Where the browser denies the clipboard, the text is left selected, to be copied by hand. */
  async #copyMessage(): Promise<void> {
    const message = findElement(this, '[data-it-message]', HTMLTextAreaElement);
    message.select();
    const isCopied = await navigator.clipboard?.writeText(message.value).then(
      () => true,
      () => false,
    );
    const status = findElement(this, '[data-copied]', HTMLElement);
    status.textContent = (isCopied ? status.dataset['done'] : status.dataset['byHand']) ?? '';
  }

  get #stage(): HTMLElement {
    return findElement(this, '[data-stage]', HTMLElement);
  }

  get #speedSelect(): HTMLSelectElement {
    return findElement(this, '[data-speed]', HTMLSelectElement);
  }
}

customElements.define('lesson-player', LessonPlayer);
