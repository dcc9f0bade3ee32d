import type { PlayedRange } from './played-ranges.ts';

/** Why a film does not play: its host does not answer, or it answers and will not play this film, or nobody is signed in any more. */
export type Trouble = 'blocked' | 'broken' | 'signed-out';

/** What a player tells the page around it. */
export type Listener = Readonly<{
  /** Something is asked of the host, and has not come yet. */
  awaited: () => void;
  /** The film is there and can be played. */
  ready: () => void;
  /** It plays. */
  playing: () => void;
  /** It stopped: a pause, or its end. */
  stopped: () => void;
  rated: (rate: number) => void;
  /** The host does not let the speed be chosen. */
  rateRefused: () => void;
  failed: (trouble: Trouble) => void;
}>;

/** How a film is to be opened. `resume` is a second of it; `again` is said after a failure. */
export type Opening = Readonly<{
  stage: HTMLElement;
  title: string;
  language: string;
  resume: number;
  rate: number;
  captions: boolean;
  again: boolean;
  tell: Listener;
}>;

/** A film in the player of whoever hosts it: the same for every host. All times in seconds. (LRN-13) */
export interface Player {
  /** What it has really played since it was opened. */
  readonly played: readonly PlayedRange[];
  readonly position: number;
  readonly isPlaying: boolean;
  readonly ended: boolean;
  setRate(rate: number): void;
  /** Leaves the stage. */
  close(): void;
}
