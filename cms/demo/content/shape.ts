import type { Colour } from '@cordee/courses/api';

/** A lesson of a demo course: read, or a film of `media/<video>.mp4` with captions beside it (`.vtt`). */
export type DemoLesson = Readonly<{
  reference: string;
  title: string;
  body: string;
  video?: string;
  transcript?: string;
  openToTesters?: true;
}>;

export type DemoModule = Readonly<{ reference: string; title: string; lessons: readonly DemoLesson[] }>;

export type DemoTheme = Readonly<{ reference: string; title: string; colour: Colour; modules: readonly DemoModule[] }>;

/** A demo course; `optional` holds the references of its optional themes. */
export type DemoCourse = Readonly<{
  reference: string;
  title: string;
  welcome: string;
  themes: readonly DemoTheme[];
  optional: readonly string[];
}>;
