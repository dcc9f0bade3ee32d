import { expect, it } from 'vitest';
import type { MapSegment } from './map-segment.ts';
import { missingThemes } from './missing-themes.ts';

const theme = (title: string, facts: Partial<MapSegment> = {}): MapSegment => ({
  theme: title as MapSegment['theme'],
  title,
  colour: 'pine',
  optional: false,
  lessons: 4,
  seen: 0,
  length: 100,
  completed: 0,
  won: false,
  ...facts,
});

it('ACC-13 what keeps somebody from the case study are the required themes without a badge, in order, also one whose lessons are all seen but one', () => {
  const segments = [theme('A', { won: true, seen: 4 }), theme('B', { seen: 3 }), theme('C', { optional: true }), theme('D')];
  expect(missingThemes(segments)).toEqual([
    { title: 'B', lessons: 4, seen: 3 },
    { title: 'D', lessons: 4, seen: 0 },
  ]);
});

it('LRN-16 a theme whose badge is won keeps nobody, though a lesson was added to it since', () => {
  expect(missingThemes([theme('A', { won: true, seen: 3 })])).toEqual([]);
});
