import { describe, expect, it } from 'vitest';
import { isExpired, withoutPasswords } from './kept.ts';

const HOUR_MS = 3_600_000;

describe('what was typed and not saved', () => {
  it('H-94 is kept for seven days, to the hour', () => {
    const keptAt = Date.parse('2026-11-27T14:05:00Z');
    for (const [hours, expired] of [
      [0, false],
      [24, false],
      [7 * 24 - 1, false],
      [7 * 24, true],
      [30 * 24, true],
    ] as const)
      expect(isExpired({ keptAt }, keptAt + hours * HOUR_MS), `${hours} hours`).toBe(expired);
  });

  it('H-94 is never a password', () => {
    const attributes = { email: { type: 'email' }, password: { type: 'password' } };
    expect(withoutPasswords({ email: 'amel@cordee.example', password: 'une phrase secrète' }, attributes)).toEqual({
      email: 'amel@cordee.example',
    });
  });
});
