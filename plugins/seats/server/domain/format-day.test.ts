import { expect, it } from 'vitest';
import { formatDay } from './format-day.ts';

it('LRN-19 the first of a month is “1er” in French', () => {
  expect(formatDay('fr', '2027-02-01')).toBe('lundi 1er février 2027');
  expect(formatDay('fr', '2026-12-11')).toBe('vendredi 11 décembre 2026');
  expect(formatDay('en', '2027-02-01')).toBe('Monday, 1 February 2027');
});
