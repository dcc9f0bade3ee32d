import { expect, it } from 'vitest';
import { day, moment, shortDay } from './format.ts';

it('LRN-19 the first of a month is “1er” in French, and a day stays on the line of its month', () => {
  expect(day('fr', '2027-02-01')).toBe('1er\u00a0février 2027');
  expect(day('fr', '2026-12-11')).toBe('11\u00a0décembre 2026');
  expect(shortDay('fr', '2027-02-01')).toBe('1er\u00a0févr.');
  expect(moment('fr', '2027-02-01T09:30')).toBe('1er\u00a0février 2027 à 09:30');
  expect(day('en', '2027-02-01')).toBe('1\u00a0February 2027');
});
