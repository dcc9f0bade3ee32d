import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeRanges, type PlayedRange, playedToTheEnd, secondsIn, toWholeSeconds } from './played-ranges.ts';

const range = fc.tuple(fc.nat(300), fc.nat(300)).map(([a, b]): PlayedRange => [Math.min(a, b), Math.max(a, b) + 1]);

/** The set of seconds in these ranges, computed the slow way. */
const seconds = (ranges: readonly PlayedRange[]) =>
  new Set(ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i)));

describe('played ranges', () => {
  it('LRN-14 a second counts once, however often and in whatever pieces it was played', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 30 }), (ranges) => {
        const whole = mergeRanges(ranges);
        expect(secondsIn(whole)).toBe(seconds(ranges).size);
        expect(seconds(whole)).toEqual(seconds(ranges));
        whole.slice(1).forEach(([from], i) => {
          expect(from).toBeGreaterThan(whole[i]?.[1] ?? Number.NaN);
        });
      }),
    );
  });

  it('LRN-14 never counts more than the duration, whatever a player claims', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: -1e6, max: 1e6, noNaN: true }))),
        fc.integer({ min: 1, max: 5000 }),
        (claimed, duration) => {
          expect(secondsIn(toWholeSeconds(claimed, duration))).toBeLessThanOrEqual(duration);
        },
      ),
    );
  });

  it('LRN-13 ranges that touch in the player still touch in whole seconds', () => {
    expect(
      toWholeSeconds(
        [
          [0, 27.4],
          [27.4, 42.6],
        ],
        60,
      ),
    ).toEqual([[0, 43]]);
  });

  const film = 100;
  it.each<[string, PlayedRange[], boolean]>([
    ['all of it', [[0, 100]], true],
    ['95 seconds of 100 with the last five', [[5, 100]], true],
    ['94 seconds of 100 with the last five', [[6, 100]], false],
    ['all but the very last second', [[0, 99]], false],
    [
      'all but one of the last five',
      [
        [0, 95],
        [96, 100],
      ],
      false,
    ],
    [
      'two holes that leave 95',
      [
        [0, 50],
        [53, 90],
        [92, 100],
      ],
      true,
    ],
    ['the last five alone', [[95, 100]], false],
    ['nothing', [], false],
  ])('LRN-13 of 100 seconds, %s', (_, ranges, seen) => {
    expect(playedToTheEnd(ranges, film)).toBe(seen);
  });

  it('LRN-13 a film shorter than five seconds must be played whole', () => {
    expect(playedToTheEnd([[0, 3]], 3)).toBe(true);
    expect(playedToTheEnd([[1, 3]], 3)).toBe(false);
  });
});
