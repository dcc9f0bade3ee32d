import { expect, it } from 'vitest';
import { atHour, dayIn, daysFrom, plusDays } from './calendar.ts';

it.each([
  ['2026-03-28T22:59:59Z', '2026-03-28'],
  ['2026-03-28T23:00:00Z', '2026-03-29'],
  ['2026-03-29T21:59:59Z', '2026-03-29'],
  ['2026-03-29T22:00:00Z', '2026-03-30'],
  ['2026-10-25T22:59:59Z', '2026-10-25'],
  ['2026-10-25T23:00:00Z', '2026-10-26'],
])('ACC-5 %s is %s in Paris, also on the days when clocks change', (instant, day) => {
  expect(dayIn('Europe/Paris', new Date(instant))).toBe(day);
});

it('days are counted on the calendar, also when the clocks change', () => {
  expect([daysFrom('2026-03-28', '2026-03-30'), daysFrom('2026-03-30', '2026-03-28'), daysFrom('2028-02-28', '2028-03-01')]).toEqual([
    2, -2, 2,
  ]);
  expect([plusDays('2026-12-31', 1), plusDays('2026-03-01', -1)]).toEqual(['2027-01-01', '2026-02-28']);
});

it.each([
  ['2026-03-28', '2026-03-28T05:00:00.000Z'],
  ['2026-03-29', '2026-03-29T04:00:00.000Z'],
  ['2026-10-25', '2026-10-25T05:00:00.000Z'],
])('ACC-4 six in the morning of %s in Paris is %s', (day, instant) => {
  expect(atHour('Europe/Paris', day, 6).toISOString()).toBe(instant);
});
