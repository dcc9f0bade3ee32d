import { expect, it } from 'vitest';
import { timeUntilStep } from './time-step.ts';

it.each([
  [60, 400],
  [110, 400],
  [399, 400],
  [401, 800],
])('ACC-1 an answer that took %i ms is given after %i', (elapsed, answered) => {
  expect(elapsed + timeUntilStep(elapsed)).toBe(answered);
});
