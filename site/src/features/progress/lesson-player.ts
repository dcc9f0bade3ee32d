import { keepCaptions } from './player/captions.ts';
import { chooseSpeed, chosenSpeed, wantsCaptions } from './player/choices.ts';
import { OwnPlayer } from './player/own.ts';
import { mergeRanges, type PlayedRange, reached } from './player/played-ranges.ts';
import type { Listener, Opening, Player, Trouble } from './player/player.ts';
import { type Outcome, ProgressSaver } from './player/progress-saver.ts';
import { VimeoPlayer } from './player/vimeo.ts';
import { YoutubePlayer } from './player/youtube.ts';

/** How long a film may keep us waiting before the page says so, in milliseconds; eight seconds are asked for. (LRN-13) */
const LOAD_TIMEOUT_MS = 7_000;

/** A lesson's film, whoever hosts it: resumes where it stopped, counts what is really played, and saves it. (LRN-5, LRN-13) */
class LessonPlayer extends HTMLElement {
  #player: Player | undefined;
  #saving: ProgressSaver | undefined;
  /** What players that failed had played before. */
  #earlier: PlayedRange[] = [];
  #waiting: number | undefined;
  #hasPlayed = false;

  connectedCallback(): void {
    this.#saving = new ProgressSaver(this.dataset['save'] as string, () => this.#account(), {
      kept: ({ seen, watched }) => this.#show(seen, watched),
      said: (outcome) => this.#say(outcome),
    });
    const video = this.querySelector('video');
    const toggle = this.querySelector<HTMLInputElement>('[data-captions]');
    if (video && toggle) keepCaptions(video, toggle);
    this.#offerSpeeds();
    for (const button of this.querySelectorAll('[data-retry]')) button.addEventListener('click', () => this.#retry());
    this.querySelector('[data-copy]')?.addEventListener('click', () => void this.#copy());

    const consent = this.querySelector<HTMLElement>('[data-consent]');
    if (consent) this.#askFirst(consent);
    else this.#open();
  }

  /** Nothing is asked of the host before somebody agrees. */
  #askFirst(consent: HTMLElement): void {
    consent.querySelector('button')?.addEventListener('click', () => {
      consent.remove();
      this.#open();
      this.querySelector('iframe')?.focus();
    });
  }

  #open(again?: { resume: number }): void {
    const opening: Opening = {
      stage: this.querySelector('[data-stage]') as HTMLElement,
      title: this.dataset['title'] ?? '',
      language: document.documentElement.lang,
      resume: again?.resume ?? Number(this.dataset['resume']),
      rate: Number(this.#speeds.value),
      captions: wantsCaptions(),
      again: again !== undefined,
      tell: this.#listener,
    };
    this.#player = this.#playerFor(opening);
  }

  #playerFor(opening: Opening): Player {
    const { host, film = '', hash } = this.dataset;
    if (host === 'vimeo') return new VimeoPlayer(opening, { id: film, hash });
    if (host === 'youtube') return new YoutubePlayer(opening, film);
    return new OwnPlayer(opening, film);
  }

  readonly #listener: Listener = {
    awaited: () => this.#wait(),
    ready: () => {
      this.#arrive();
      this.#stage.dataset['ready'] = '';
    },
    playing: () => {
      this.#arrive();
      this.#hasPlayed = true;
      this.#saving?.start();
    },
    stopped: () => this.#saving?.save(),
    rated: (rate) => this.#showSpeed(rate),
    rateRefused: () => {
      this.#showSpeed(1);
      this.#speeds.disabled = true;
    },
    failed: (trouble) => this.#fail(trouble),
  };

  /** Whoever has seen the film play knows that nothing blocks it: from then on it may take its time. */
  #wait(): void {
    if (this.#hasPlayed) return;
    this.#waiting ??= window.setTimeout(() => this.#fail('blocked'), LOAD_TIMEOUT_MS);
  }

  #arrive(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#notice(undefined);
  }

  #fail(trouble: Trouble): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    if (trouble === 'signed-out') this.#say('signedOut');
    else this.#notice(trouble);
  }

  #retry(): void {
    const { position = 0, played = [] } = this.#player ?? {};
    this.#earlier = mergeRanges([...this.#earlier, ...played]);
    this.#player?.close();
    this.#arrive();
    delete this.#stage.dataset['ready'];
    this.#open({ resume: position });
  }

  #account() {
    const { played = [], position = 0, isPlaying = false, ended = false } = this.#player ?? {};
    const film = { position, ended, duration: Number(this.dataset['duration']) };
    return { played: reached([...this.#earlier, ...played], film), position, isPlaying };
  }

  #show(seen: boolean, watched: number): void {
    (this.querySelector('[data-meter]') as HTMLProgressElement).value = watched;
    if (seen) (this.querySelector('[data-seen]') as HTMLElement).hidden = false;
  }

  #say(outcome: Outcome): void {
    const status = this.querySelector('[data-status]') as HTMLElement;
    const words = this.dataset[outcome] ?? '';
    if (status.textContent !== words) status.textContent = words;
  }

  #notice(trouble: Trouble | undefined): void {
    for (const notice of this.querySelectorAll<HTMLElement>('[data-notice]')) notice.hidden = notice.dataset['notice'] !== trouble;
    this.#stage.toggleAttribute('data-trouble', trouble !== undefined);
  }

  #offerSpeeds(): void {
    this.#showSpeed(chosenSpeed());
    this.#speeds.addEventListener('change', () => {
      chooseSpeed(Number(this.#speeds.value));
      this.#player?.setRate(Number(this.#speeds.value));
    });
  }

  /** A speed that we do not offer, chosen in the host's own menu, is shown too. */
  #showSpeed(rate: number): void {
    const value = String(rate);
    if (![...this.#speeds.options].some((option) => option.value === value))
      this.#speeds.add(new Option(`${rate.toLocaleString(document.documentElement.lang)}\u00a0×`, value));
    this.#speeds.value = value;
  }

  /** Where the browser keeps us from the clipboard, the words are selected, ready to be copied by hand. */
  async #copy(): Promise<void> {
    const words = this.querySelector('[data-letter]') as HTMLTextAreaElement;
    words.select();
    const copied = await navigator.clipboard?.writeText(words.value).then(
      () => true,
      () => false,
    );
    const said = this.querySelector('[data-copied]') as HTMLElement;
    said.textContent = (copied ? said.dataset['done'] : said.dataset['byHand']) ?? '';
  }

  get #stage(): HTMLElement {
    return this.querySelector('[data-stage]') as HTMLElement;
  }

  get #speeds(): HTMLSelectElement {
    return this.querySelector('[data-speed]') as HTMLSelectElement;
  }
}

customElements.define('lesson-player', LessonPlayer);
