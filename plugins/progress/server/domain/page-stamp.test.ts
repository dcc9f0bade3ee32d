import { describe, expect, it } from 'vitest';
import { servedAtOf, stampPage } from './page-stamp.ts';

const page = { person: 7, lesson: 'l1' } as Parameters<typeof stampPage>[0];
const now = new Date('2026-03-02T09:00:00.123Z');
const secret = 'a secret of at least 32 characters';
const stamp = stampPage(page, now, secret);

describe('the stamp of a page', () => {
  it('LRN-13 says when the page was served', () => {
    expect(servedAtOf(stamp, page, secret)).toEqual(now);
  });

  it.each([
    ['another person', stamp, { ...page, person: 8 }],
    ['another lesson', stamp, { ...page, lesson: 'l2' }],
    ['an earlier time', stamp.replace(/^\d+/, String(now.getTime() - 1)), page],
    ['no signature', String(now.getTime()), page],
    ['nothing', '', page],
  ])('LRN-13 says nothing with %s', (_, forged, claimed) => {
    expect(servedAtOf(forged, claimed as typeof page, secret)).toBeUndefined();
  });
});
