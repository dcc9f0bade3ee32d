import type { Day } from '@cordee/kernel/pure';
import { expect, it } from 'vitest';
import { type Counting, countedDays } from './counted-days.ts';
import { dayOf, numberOf } from './day-number.ts';

const WORKING_DAYS: Counting = { weekends: false, holidays: false };
const WITH_WEEKENDS: Counting = { weekends: true, holidays: false };
const WITH_HOLIDAYS: Counting = { weekends: false, holidays: true };
const ALL_DAYS: Counting = { weekends: true, holidays: true };

const countedIn = (counting: Counting) => countedDays(counting, numberOf('2026-01-01'), numberOf('2028-12-31'));
const endOf = (counting: Counting, from: Day, days: number) => dayOf(countedIn(counting).turnEnd(numberOf(from), days));
const counts = (counting: Counting, day: Day) => countedIn(counting).between(numberOf(day), numberOf(day) + 1) === 1;

it.each([
  ['assigned on a Monday', WORKING_DAYS, '2026-11-23', 5, '2026-11-30'],
  ['assigned on a Saturday that does not count', WORKING_DAYS, '2026-11-21', 5, '2026-11-30'],
  ['assigned on a Saturday that counts', ALL_DAYS, '2026-11-21', 5, '2026-11-26'],
  ['over Christmas', WORKING_DAYS, '2026-12-21', 5, '2026-12-29'],
  ['over Christmas, which counts', WITH_HOLIDAYS, '2026-12-21', 5, '2026-12-28'],
  ['over New Year', WORKING_DAYS, '2026-12-29', 5, '2027-01-06'],
  ['assigned on a holiday', WORKING_DAYS, '2026-11-11', 1, '2026-11-13'],
  ['one day on a Friday', WORKING_DAYS, '2026-11-20', 1, '2026-11-23'],
  ['over 29 February', ALL_DAYS, '2028-02-27', 3, '2028-03-01'],
  ['over the beginning of summer time', ALL_DAYS, '2027-03-27', 2, '2027-03-29'],
  ['over the end of summer time', ALL_DAYS, '2027-10-30', 2, '2027-11-01'],
  ['over All Saints, which follows the end of summer time', WITH_WEEKENDS, '2027-10-30', 2, '2027-11-02'],
])('ROT-3 ROT-7 a turn ends at 00:00 of the first counted day after its Nth: %s', (_, counting, from, days, end) => {
  expect(endOf(counting, from, days)).toBe(end);
});

it.each([
  ['a working day', '2026-11-12', [true, true, true, true]],
  ['a Saturday', '2026-11-14', [false, true, false, true]],
  ['a holiday on a Wednesday', '2026-11-11', [false, false, true, true]],
  ['a holiday on a Saturday', '2026-08-15', [false, false, false, true]],
  ['a holiday on a Sunday', '2026-11-01', [false, false, false, true]],
])('ROT-7 week-ends and public holidays are two settings, and a holiday on a week-end counts only if both do: %s', (_, day, expected) => {
  expect([WORKING_DAYS, WITH_WEEKENDS, WITH_HOLIDAYS, ALL_DAYS].map((counting) => counts(counting, day))).toEqual(expected);
});

it('ROT-7 a turn that outlasts the session is not over within it', () => {
  const counted = countedDays(ALL_DAYS, numberOf('2026-11-01'), numberOf('2026-11-30'));
  expect(counted.turnEnd(numberOf('2026-11-26'), 4)).toBe(numberOf('2026-11-30'));
  expect(counted.turnEnd(numberOf('2026-11-26'), 5)).toBe(Number.POSITIVE_INFINITY);
  expect(counted.between(numberOf('2026-11-26'), numberOf('2026-12-01'))).toBe(5);
});
