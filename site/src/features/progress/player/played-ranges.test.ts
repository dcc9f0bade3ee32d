import { describe, expect, it } from 'vitest';
import { mergeRanges, RangeCollector, rangesToReport } from './played-ranges.ts';

type TimedPosition = readonly [clock: number, position: number];

/** Returns the ranges that are collected when a player reports these positions at these times. */
function collect(steps: readonly (TimedPosition | 'stops')[], rate = 1) {
  const collector = new RangeCollector();
  for (const step of steps) {
    if (step === 'stops') collector.endRange();
    else collector.addSample({ clock: step[0], position: step[1], rate });
  }
  return collector.ranges;
}

/** A player that reports its position four times a second. */
const play = (from: number, to: number, { at = 0, rate = 1 } = {}): TimedPosition[] =>
  Array.from({ length: Math.round(((to - from) * 4) / rate) + 1 }, (_, i) => [at + i / 4, from + (i * rate) / 4]);

describe('the ranges that were really played', () => {
  it('LRN-13 continuous playback is one range', () => {
    expect(collect(play(0, 20))).toEqual([[0, 20]]);
  });

  it('LRN-13 so is playback at twice the speed, when that is the rate of the player', () => {
    expect(collect(play(0, 20, { rate: 2 }), 2)).toEqual([[0, 20]]);
  });

  it('LRN-13 a jump forward starts a new range', () => {
    expect(collect([...play(0, 5), ...play(60, 65, { at: 5 })])).toEqual([
      [0, 5],
      [60, 65],
    ]);
  });

  it('LRN-13 a jump back does too, and what is replayed counts once', () => {
    expect(collect([...play(0, 10), ...play(4, 12, { at: 10 })])).toEqual([[0, 12]]);
  });

  it('LRN-13 a jump while the film was stopped, however long, is not played', () => {
    expect(collect([...play(0, 5), 'stops', ...play(200, 203, { at: 900 })])).toEqual([
      [0, 5],
      [200, 203],
    ]);
  });

  it('LRN-13 a jump while the film was buffering is not played either', () => {
    expect(collect([...play(0, 5), ...play(35, 38, { at: 65 })])).toEqual([
      [0, 5],
      [35, 38],
    ]);
  });

  it('LRN-13 a pause leaves no gap', () => {
    expect(collect([...play(0, 5.1), 'stops', ...play(5.3, 10, { at: 60 })])).toEqual([[0, 10.05]]);
  });

  it('LRN-13 messages that are late and then come in a burst are no jump', () => {
    expect(
      collect([
        [0, 0],
        [0.25, 0.25],
        [2, 1],
        [2.01, 1.9],
        [2.5, 2.5],
      ]),
    ).toEqual([[0, 2.5]]);
  });

  it('LRN-13 a position that was only reported once is not played', () => {
    expect(collect([[0, 30]])).toEqual([]);
  });
});

describe('the ranges to report', () => {
  it('LRN-13 the ranges of several players of one film are merged', () => {
    expect(
      mergeRanges([
        [8, 12],
        [0, 7.6],
        [20, 21],
        [11, 15],
      ]),
    ).toEqual([
      [0, 15],
      [20, 21],
    ]);
  });

  it.each([
    ['whose last frame lies before the duration entered', 39.8, 40, 40],
    ['whose duration was entered a second and a half too long', 58.5, 60, 60],
    ['whose duration was entered too short', 62.3, 60, 63],
    ['that is much shorter than the duration entered', 30, 60, 30],
  ])('LRN-13 a film played to its end, %s, is reported as played to second %4$i', (_, position, duration, end) => {
    expect(rangesToReport([[0, position]], { ended: true, position, duration })).toEqual([[0, end]]);
  });

  it('LRN-13 nothing is added before the end, nor to a range that is not the last', () => {
    expect(rangesToReport([[0, 39.8]], { ended: false, position: 39.8, duration: 40 })).toEqual([[0, 39.8]]);
    expect(
      rangesToReport(
        [
          [0, 10],
          [38, 39.8],
        ],
        { ended: true, position: 39.8, duration: 40 },
      ),
    ).toEqual([
      [0, 10],
      [38, 40],
    ]);
  });
});
