import { expect, it } from 'vitest';
import { formatDay, isDay, parseDay } from './typed-day.ts';

it.each([
  ['30/11/2026', '2026-11-30'],
  ['30-11-2026', '2026-11-30'],
  ['30.11.2026', '2026-11-30'],
  ['30 11 2026', '2026-11-30'],
  ['30 / 11 / 2026', '2026-11-30'],
  ['30.11.26', '2026-11-30'],
  ['3/2/27', '2027-02-03'],
  ['30112026', '2026-11-30'],
  ['30 novembre 2026', '2026-11-30'],
  ['30 nov. 26', '2026-11-30'],
  ['30-nov-2026', '2026-11-30'],
  ['1er Août 2026', '2026-08-01'],
  ['3 févr. 2027', '2027-02-03'],
  ['3 MAI 2027', '2027-05-03'],
  ['3 juin 2027', '2027-06-03'],
  ['14 juillet 2027', '2027-07-14'],
  ['14 July 2027', '2027-07-14'],
  ['2026-11-30', '2026-11-30'],
  [' 30\u00a0/\u00a011\u00a0/\u00a02026 ', '2026-11-30'],
  ['29/02/2028', '2028-02-29'],
])('SEAT-2 %s is %s', (typed, day) => {
  expect(parseDay(typed)).toEqual({ day });
});

it.each([
  ['31/11/2026', 'no-such-day'],
  ['30/02/2027', 'no-such-day'],
  ['29/02/2027', 'no-such-day'],
  ['11/30/2026', 'no-such-day'],
  ['20261130', 'no-such-day'],
  ['00/11/2026', 'no-such-day'],
  ['30/00/2026', 'no-such-day'],
  ['31 avril 2026', 'no-such-day'],
  ['30/11/0026', 'no-such-day'],
  ['30/11/3026', 'no-such-day'],
  ['30/11', 'unreadable'],
  ['30/11/2', 'unreadable'],
  ['30/11/202', 'unreadable'],
  ['30/11/20266', 'unreadable'],
  ['30112', 'unreadable'],
  ['301126', 'unreadable'],
  ['30 jui 2026', 'unreadable'],
  ['30 brumaire 2026', 'unreadable'],
  ['30 mais 2026', 'unreadable'],
  ['3 mardi 2026', 'unreadable'],
  ['mardi 30 novembre 2026', 'unreadable'],
  ['demain', 'unreadable'],
  ['-30/11/2026', 'unreadable'],
  ['30/11/2026 ou après', 'unreadable'],
  ['2026-11-30T00:00:00Z', 'unreadable'],
])('SEAT-2 %s is no day: %s', (typed, fault) => {
  expect(parseDay(typed)).toEqual({ fault });
});

it('SEAT-2 every day of a leap year is read back from how it is written', () => {
  const days = Array.from({ length: 366 }, (_, n) => new Date(Date.UTC(2028, 0, 1 + n)).toISOString().slice(0, 10));
  expect(days.map((day) => parseDay(formatDay(day)).day)).toEqual(days);
});

it.each(['2026-11-31', '2027-02-30', '2026-1-1', '2026-11-30 ', '30/11/2026', ''])('SEAT-2 %j is no stored day', (text) => {
  expect(isDay(text)).toBe(false);
});
