import { expect, it } from 'vitest';
import { isThemeValidated, type ThemeProgress } from './theme-validation.ts';

const all: ThemeProgress = { lessons: 3, seen: 3, wonAt: null, wholeCourse: true };

it.each<[string, Partial<ThemeProgress>, boolean]>([
  ['when all its lessons are seen', {}, true],
  ['not while one is left', { seen: 2 }, false],
  ['not by a tester, who sees a part of it only', { wholeCourse: false }, false],
  ['still, once its badge was won, when a lesson was added', { seen: 2, wonAt: new Date('2026-03-05T10:00:00Z') }, true],
])('LRN-16 a theme is validated %s', (_, more, validated) => {
  expect(isThemeValidated({ ...all, ...more })).toBe(validated);
});
