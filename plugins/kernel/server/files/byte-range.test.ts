import { describe, expect, it } from 'vitest';
import { stretchIn } from './range.ts';

describe('LRN-5 the part of a file that is asked for', () => {
  it.each([
    [undefined, undefined],
    ['bytes=0-', { start: 0, end: 999 }],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=990-5000', { start: 990, end: 999 }],
    ['bytes=-10', { start: 990, end: 999 }],
    ['bytes=-5000', { start: 0, end: 999 }],
    ['bytes=1000-', 'beyond'],
    ['bytes=-0', 'beyond'],
    ['bytes=20-10', undefined],
    ['bytes=0-1,5-6', undefined],
    ['bytes=-', undefined],
    ['lines=0-1', undefined],
  ] as const)('of a thousand bytes, %s is %o', (header, stretch) => {
    expect(stretchIn(header, 1000)).toEqual(stretch);
  });

  it('of an empty file there is the whole and nothing else', () => {
    expect([stretchIn(undefined, 0), stretchIn('bytes=0-', 0), stretchIn('bytes=-1', 0)]).toEqual([undefined, 'beyond', 'beyond']);
  });
});
