import { expect, it } from 'vitest';
import { proposedEnd } from './proposed-end.ts';

it.each([
  ['2026-01-31', '2027-01-31'],
  ['2027-12-31', '2028-12-31'],
  ['2028-02-29', '2029-02-28'],
])('SEAT-2 of a session that starts on %s the end is proposed on %s', (startsOn, endsOn) => {
  expect(proposedEnd(startsOn)).toBe(endsOn);
});
