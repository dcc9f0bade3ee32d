import { describe, expect, it } from 'vitest';
import { isRepeat } from './link-use.ts';

const usedAt = new Date('2026-12-01T10:00:00Z');
const hash = (browser: string) => Buffer.from(browser.padEnd(32));
const use = { usedAt, browserHash: hash('mine') };
const after = (seconds: number) => new Date(usedAt.getTime() + seconds * 1000);

describe('a code that works once, sent again', () => {
  it.each([
    ['by the same browser at once', 'mine', 0, true],
    ['by the same browser after 59 s', 'mine', 59, true],
    // The clock of a request is read before it waits for the one that uses the code.
    ['by a request of the same browser that came first and waited', 'mine', -2, true],
    ['by the same browser after 60 s', 'mine', 60, false],
    ['by another browser', 'yours', 1, false],
    ['by a browser without a token', null, 1, false],
  ])('H-75 %s', (_, browser, seconds, expected) => {
    expect(isRepeat(use, { browserHash: browser === null ? null : hash(browser), now: after(seconds) })).toBe(expected);
  });

  it('H-75 is no repeat when nobody used it', () => {
    expect(isRepeat(undefined, { browserHash: hash('mine'), now: after(1) })).toBe(false);
  });
});
