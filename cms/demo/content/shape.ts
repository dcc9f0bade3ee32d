import type { Colour } from '@cordee/courses/api';

/** A lesson of a demo course: a text, or the film `media/<video>.mp4` with the captions `media/<video>.vtt`. */
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

/** A demo course; `optional` lists the references of its optional themes. */
export type DemoCourse = Readonly<{
  reference: string;
  title: string;
  welcome: string;
  themes: readonly DemoTheme[];
  optional: readonly string[];
}>;
