import { describe, expect, it } from 'vitest';
import { browserId, trustedToken } from './trusted-browser.ts';

describe('the token of a browser', () => {
  it.each([
    [null, 'secret'],
    ['mine', 'mine.secret'],
    ['mine.before', 'mine.secret'],
    ['mine.a.b\n.c', 'mine.secret'],
    ['', '.secret'],
    ['x'.repeat(100), `${'x'.repeat(43)}.secret`],
  ])('ACC-1 is trusted for what it did not have before: %j', (presented, expected) => {
    expect(trustedToken(presented, 'secret')).toBe(expected);
  });

  it('H-75 names the same browser before and after somebody signs in', () => {
    expect(browserId(trustedToken('mine', 'secret'))).toBe(browserId('mine'));
  });
});
