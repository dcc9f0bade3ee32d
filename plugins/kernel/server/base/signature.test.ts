import { describe, expect, it } from 'vitest';
import { isSameSecret, isSignedBy, isSignedUntil, sign, signUntil } from './signature.ts';

const secret = 's'.repeat(32);
const now = new Date('2026-11-27T10:00:00Z');
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('SEC-14 a signature', () => {
  it('stays what earlier releases made, so that links in the mail go on working', () => {
    expect(sign('password-reset:1', secret)).toBe('fZ0xkZKVWdd3q4MQv3-OncgAhW_BOIdzIzOlbVv6PFc');
  });

  it.each([
    ['the message it was made for', 'film:1', secret, true],
    ['another message', 'film:2', secret, false],
    ['another secret', 'film:1', 'x'.repeat(32), false],
  ])('verified against %s', (_, message, key, expected) => {
    expect(isSignedBy(message, sign('film:1', secret), key)).toBe(expected);
  });

  it.each(['', '.', 'é'.repeat(43), 'a'.repeat(43), sign('film:1', secret).slice(1)])('forged as "%s" is worthless', (forged) => {
    expect(isSignedBy('film:1', forged, secret)).toBe(false);
  });

  it('with an expiry is valid until that second and no longer', () => {
    const { until, signature } = signUntil('film:1', { now, seconds: 60, secret });
    const signed = { until: String(until), signature };
    expect([0, 59, 60, 61].map((seconds) => isSignedUntil('film:1', signed, { now: after(seconds), secret }))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isSignedUntil('film:1', { until: String(until + 60), signature }, { now, secret })).toBe(false);
    expect(isSignedUntil('film:1', { until: 'NaN', signature }, { now, secret })).toBe(false);
  });

  it('secrets of other lengths, or with letters of several bytes, compare as different', () => {
    expect(isSameSecret('abc', 'abcd')).toBe(false);
    expect(isSameSecret('é', 'e')).toBe(false);
    expect(isSameSecret('abc', 'abc')).toBe(true);
  });
});
