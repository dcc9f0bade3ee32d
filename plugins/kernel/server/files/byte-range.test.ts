import { describe, expect, it } from 'vitest';
import { byteRangeIn } from './byte-range.ts';

describe('LRN-5 the Range header of a request for a file', () => {
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
  ] as const)('for a file of a thousand bytes, %s is read as %o', (header, range) => {
    expect(byteRangeIn(header, 1000)).toEqual(range);
  });

  it('for an empty file, only the whole file is within range', () => {
    expect([byteRangeIn(undefined, 0), byteRangeIn('bytes=0-', 0), byteRangeIn('bytes=-1', 0)]).toEqual([undefined, 'beyond', 'beyond']);
  });
});
