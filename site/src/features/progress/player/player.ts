import type { PlayedRange } from './played-ranges.ts';

/** Why a film does not play: its host does not answer, or answers but does not play this film, or the reader is no longer signed in. */
export type PlaybackError = 'blocked' | 'broken' | 'signed-out';

/** The events of a player, for the page around it. */
export type PlayerListener = Readonly<{
  /** Something was requested from the host and has not arrived yet. */
  onLoading: () => void;
  /** The film can be played. */
  onReady: () => void;
  onPlaying: () => void;
  /** Playback stopped: a pause, or the end of the film. */
  onStopped: () => void;
  onRateChange: (rate: number) => void;
  /** The host does not let the playback rate be changed. */
  onRateRefused: () => void;
  onError: (error: PlaybackError) => void;
}>;

/** How to open a film. `startAt` is in seconds; `isRetry` is set when the film is opened again after a failure. */
export type PlayerOptions = Readonly<{
  stage: HTMLElement;
  title: string;
  language: string;
  startAt: number;
  rate: number;
  captions: boolean;
  isRetry: boolean;
  listener: PlayerListener;
}>;

/** A film in the player of its host, behind the same interface for every host. All times are in seconds. (LRN-13) */
export interface Player {
  /** The ranges that were really played since the film was opened. */
  readonly played: readonly PlayedRange[];
  readonly position: number;
  /** How long the film is, once the player knows. */
  readonly duration: number | undefined;
  readonly isPlaying: boolean;
  readonly ended: boolean;
  setRate(rate: number): void;
  /** Removes the player from its stage and detaches its listeners. */
  close(): void;
}
