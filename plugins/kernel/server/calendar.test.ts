import { expect, it } from 'vitest';
import { dayIn } from './calendar.ts';

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
