import type { MapSegment } from './map-segment.ts';

/** A required theme that is not validated, and how many of its lessons have been seen. */
export type MissingTheme = Readonly<{ title: string; lessons: number; seen: number }>;

/** What keeps somebody from finishing a course, and from its case study: the required themes that they have not validated, in order. (ACC-13, LRN-12) */
export const missingThemes = (segments: readonly MapSegment[]): MissingTheme[] =>
  segments.filter(({ optional, won }) => !optional && !won).map(({ title, lessons, seen }) => ({ title, lessons, seen }));
