import { describe, expect, it } from 'vitest';
import { mergeRanges, RangeCollector, reached } from './played-ranges.ts';

type LessonSummary = readonly [clock: number, second: number];

/** What is gathered when a player says at these times that it stands at these seconds. */
function gathered(steps: readonly (LessonSummary | 'stops')[], rate = 1) {
  const gathering = new RangeCollector();
  for (const step of steps) {
    if (step === 'stops') gathering.stops();
    else gathering.stands(step[1], step[0], rate);
  }
  return gathering.ranges;
}

/** A player that says where it stands four times a second. */
const play = (from: number, to: number, { at = 0, rate = 1 } = {}): LessonSummary[] =>
  Array.from({ length: Math.round(((to - from) * 4) / rate) + 1 }, (_, i) => [at + i / 4, from + (i * rate) / 4]);

describe('what was really played', () => {
  it('LRN-13 playing on is one stretch', () => {
    expect(gathered(play(0, 20))).toEqual([[0, 20]]);
  });

  it('LRN-13 at twice the speed too, when the player plays at that speed', () => {
    expect(gathered(play(0, 20, { rate: 2 }), 2)).toEqual([[0, 20]]);
  });

  it('LRN-13 a jump forward begins a new stretch', () => {
    expect(gathered([...play(0, 5), ...play(60, 65, { at: 5 })])).toEqual([
      [0, 5],
      [60, 65],
    ]);
  });

  it('LRN-13 a jump back does too, and what is replayed is in once', () => {
    expect(gathered([...play(0, 10), ...play(4, 12, { at: 10 })])).toEqual([[0, 12]]);
  });

  it('LRN-13 a jump made while the film was stopped, however long, is not played', () => {
    expect(gathered([...play(0, 5), 'stops', ...play(200, 203, { at: 900 })])).toEqual([
      [0, 5],
      [200, 203],
    ]);
  });

  it('LRN-13 a jump made while the film waited for data is not played either', () => {
    expect(gathered([...play(0, 5), ...play(35, 38, { at: 65 })])).toEqual([
      [0, 5],
      [35, 38],
    ]);
  });

  it('LRN-13 a pause leaves no hole', () => {
    expect(gathered([...play(0, 5.1), 'stops', ...play(5.3, 10, { at: 60 })])).toEqual([[0, 10.05]]);
  });

  it('LRN-13 messages that come late and then bunched are no jump', () => {
    expect(
      gathered([
        [0, 0],
        [0.25, 0.25],
        [2, 1],
        [2.01, 1.9],
        [2.5, 2.5],
      ]),
    ).toEqual([[0, 2.5]]);
  });

  it('LRN-13 a second where the film only stood is not played', () => {
    expect(gathered([[0, 30]])).toEqual([]);
  });
});

describe('what is reported', () => {
  it('LRN-13 stretches of several players of the same film become one account', () => {
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
    ['whose last frame lies before the second counted', 39.8, 40, 40],
    ['that its editor counted a second and a half too long', 58.5, 60, 60],
    ['that its editor counted too short', 62.3, 60, 63],
    ['that is much shorter than its editor says', 30, 60, 30],
  ])('LRN-13 a film played to its end, %s, is played to second %4$i', (_, position, duration, end) => {
    expect(reached([[0, position]], { ended: true, position, duration })).toEqual([[0, end]]);
  });

  it('LRN-13 nothing is added before the end, nor to a stretch that is not the last', () => {
    expect(reached([[0, 39.8]], { ended: false, position: 39.8, duration: 40 })).toEqual([[0, 39.8]]);
    expect(
      reached(
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
