import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PaceInput, paceOf } from './pace.ts';

const input = (more: Partial<PaceInput> = {}): PaceInput => ({
  startsOn: '2026-03-01',
  endsOn: '2026-03-30',
  today: '2026-03-10',
  length: 3_000,
  completed: 1_000,
  before: 0,
  daysHeld: null,
  ...more,
});

describe('pace and forecast', () => {
  it('LRN-11 an even pace is at a third after a third of the days, and complete on the last day', () => {
    expect(paceOf(input()).even).toBeCloseTo(1 / 3);
    expect(paceOf(input({ today: '2026-03-30' })).even).toBe(1);
    expect(paceOf(input({ today: '2026-05-01' })).even).toBe(1);
    expect(paceOf(input({ today: '2026-02-01' })).even).toBe(0);
  });

  it('LRN-11 who has done a third in a third of the days arrives on the last day', () => {
    expect(paceOf(input())).toMatchObject({ arrival: '2026-03-30', spare: 0 });
  });

  it('LRN-11 who goes twice as fast arrives early, half as fast too late', () => {
    expect(paceOf(input({ completed: 2_000 }))).toMatchObject({ arrival: '2026-03-15', spare: 15 });
    expect(paceOf(input({ completed: 500 }))).toMatchObject({ arrival: '2026-04-29', spare: -30 });
  });

  it.each([
    ['nothing is done', { completed: 0 }],
    ['everything is done', { completed: 3_000 }],
    ['the access has just begun', { today: '2026-03-02' }],
    ['it has not begun', { today: '2026-02-10' }],
    ['it would take years', { completed: 1 }],
  ])('LRN-11 there is no forecast when %s', (_, more) => {
    expect(paceOf(input(more))).toMatchObject({ arrival: null, spare: null });
  });

  it('LRN-15 what was done before the first day is not pace, and an even pace goes on from there', () => {
    expect(paceOf(input({ before: 1_000 }))).toMatchObject({ arrival: null });
    expect(paceOf(input({ before: 1_000 })).even).toBeCloseTo(1 / 3 + (2 / 3) * (1 / 3));
    expect(paceOf(input({ completed: 2_000, before: 1_000 })).arrival).toBe('2026-03-20');
  });

  it('TEAM-5 in a slot session the days without a slot are no days of the pace', () => {
    // 10 of 30 days have passed, on 5 of them a slot was held: 25 days of it in all, and a third is done in 5.
    expect(paceOf(input({ daysHeld: 5 })).even).toBeCloseTo(5 / 25);
    expect(paceOf(input({ daysHeld: 5 }))).toMatchObject({ arrival: '2026-03-20', spare: 10 });
    expect(paceOf(input({ daysHeld: 10 })), 'held all along').toEqual(paceOf(input()));
    expect(paceOf(input({ daysHeld: 2 })).arrival, 'too few days to tell').toBeNull();
    expect(paceOf(input({ today: '2026-03-30', daysHeld: 4 })).even).toBe(1);
    expect(paceOf(input({ today: '2026-05-01', daysHeld: 0 })).even, 'never held').toBe(0);
  });

  it('an even pace never goes back, and more done never arrives later', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((n) => new Date(Date.UTC(2026, 1, 15 + n)).toISOString().slice(0, 10));
    const done = fc.integer({ min: 0, max: 3_000 });
    fc.assert(
      fc.property(day, day, done, done, (a, b, some, other) => {
        const [early = a, late = b] = [a, b].sort();
        const even = (today: string) => paceOf(input({ today })).even;
        const [less = 0, more = 0] = [some, other].sort((x, y) => x - y);
        const arrival = (completed: number) => paceOf(input({ completed })).arrival;
        const [slow, fast] = [arrival(less), arrival(more)];
        return even(early) <= even(late) && (slow === null || fast === null || fast <= slow);
      }),
    );
  });
});
