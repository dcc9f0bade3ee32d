import type { Progress } from '@cordee/progress/api';

/** How often progress is saved while the video plays, in milliseconds; the house asks for 15 seconds at most. (LRN-13) */
const BEAT = 10_000;

/** How long one save may take before it is given up and tried again, in milliseconds. */
const PATIENCE = 8_000;

/** A lesson's video: resumes where it stopped, counts what is really played and saves it. */
class LessonPlayer extends HTMLElement {
  private begun = false;
  private unsaved = false;
  private saving: Promise<void> = Promise.resolve();
  private beat: number | undefined;

  private get video(): HTMLVideoElement {
    return this.querySelector('video') as HTMLVideoElement;
  }

  connectedCallback(): void {
    const { video } = this;
    const resume = Number(this.dataset['resume']);
    const seek = () => {
      if (resume > 0) video.currentTime = resume;
    };
    if (video.readyState >= HTMLMediaElement.HAVE_METADATA) seek();
    else video.addEventListener('loadedmetadata', seek, { once: true });

    video.addEventListener('play', () => this.start());
    video.addEventListener('pause', () => this.save());
    video.addEventListener('error', () => this.say('broken'));
    // The controls work before this script does.
    if (!video.paused) this.start();
    if (video.error) this.say('broken');
    addEventListener('pagehide', () => this.leave());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.leave());
  }

  private start(): void {
    this.unsaved = true;
    if (!this.begun) this.save();
    // Goes on after a pause: a save that failed is tried again until it is done.
    this.beat ??= window.setInterval(() => this.unsaved && this.save(), BEAT);
  }

  /** One save at a time; the first one only starts the clock that progress is held against. */
  private save(): void {
    this.saving = this.saving.then(() => this.send()).catch(() => this.say('offline'));
  }

  private async send(): Promise<void> {
    const response = await fetch(this.dataset['save'] as string, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: this.report(),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.ok) return this.show((await response.json()) as Progress);

    if (response.status === 409) this.begun = false;
    this.say(response.status === 401 ? 'signedOut' : 'notSaved');
  }

  private report(): string {
    const { played, currentTime, ended } = this.video;
    // The last frame of a film lies a moment before the second that its editor counted.
    const reached = stretches(played).map(([from, to]): Stretch => [from, ended && to >= currentTime ? Math.ceil(to) : to]);
    return JSON.stringify({ played: this.begun ? reached : [], position: currentTime });
  }

  private leave(): void {
    if (this.begun) navigator.sendBeacon(this.dataset['save'] as string, new Blob([this.report()], { type: 'application/json' }));
  }

  private show({ seen, watched }: Progress): void {
    const first = !this.begun;
    this.begun = true;
    this.unsaved = first || !this.video.paused;
    (this.querySelector('[data-meter]') as HTMLProgressElement).value = watched;
    if (seen) (this.querySelector('[data-seen]') as HTMLElement).hidden = false;
    if (!first) this.say('saved');
  }

  private say(key: 'saved' | 'offline' | 'signedOut' | 'notSaved' | 'broken'): void {
    const status = this.querySelector('[data-status]') as HTMLElement;
    const words = this.dataset[key] ?? '';
    if (status.textContent !== words) status.textContent = words;
  }
}

type Stretch = [from: number, to: number];

/** What the browser itself has played since the page was opened: what was jumped over is not in it. */
const stretches = (played: TimeRanges): Stretch[] =>
  Array.from({ length: played.length }, (_, index) => [played.start(index), played.end(index)]);

customElements.define('lesson-player', LessonPlayer);
