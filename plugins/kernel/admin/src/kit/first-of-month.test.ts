import { expect, it } from 'vitest';
import { writeFirst } from './first-of-month.ts';

it.each([
  ['fr', 'dimanche 1 novembre 2026', 'dimanche 1er novembre 2026'],
  ['fr-FR', '1 nov. 2026, 11:01', '1er nov. 2026, 11:01'],
  ['fr', '11 novembre 2026 à 01:01', '11 novembre 2026 à 01:01'],
  ['fr', '21 novembre 2026', '21 novembre 2026'],
  ['en', '1 November 2026', '1 November 2026'],
])('ACC-22 in %s, %s is written %s', (locale, date, written) => {
  expect(writeFirst(locale, date)).toBe(written);
});
