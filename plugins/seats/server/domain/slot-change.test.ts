import { describe, expect, it } from 'vitest';
import { id } from '../../../../test/id.ts';
import { changeBetween, isInTimeToUndo, type Place, secondsToUndo } from './slot-change.ts';

const holder = (name: string, slot: number) => ({ holding: `h-${name}`, slot, membership: id<'membership'>(name) });
const place = (name: string, position: number): Place => ({ membership: id(name), position, since: '2026-11-01T08:00:00Z' });

describe('what a command changed about the slots of a session', () => {
  it('SEAT-7 a slot that is given to whoever waited: they held none, and had a place', () => {
    const before = { holders: [holder('ana', 1)], waiting: [place('bo', 3), place('cleo', 4)] };
    const after = { holders: [holder('ana', 1), holder('bo', 2)], waiting: [place('cleo', 4)] };
    expect(changeBetween(before, after)).toEqual({ given: [{ membership: 'bo' }], taken: [], joined: [], left: [place('bo', 3)] });
  });

  it('ROT-7 a slot that is taken back and goes to the first in line, while its holder waits again', () => {
    const before = { holders: [holder('ana', 1)], waiting: [place('bo', 1)] };
    const after = { holders: [holder('bo', 1)], waiting: [place('ana', 2)] };
    expect(changeBetween(before, after)).toEqual({
      given: [{ membership: 'bo' }],
      taken: [{ slot: 1, membership: 'ana' }],
      joined: ['ana'],
      left: [place('bo', 1)],
    });
  });

  it('H-75 nothing, when it was done already', () => {
    const standings = { holders: [holder('ana', 1)], waiting: [place('bo', 1)] };
    expect(changeBetween(standings, standings)).toBeNull();
  });
});

it('SEAT-7 it is offered to be undone for ten seconds, and a click of the last one is still in time', () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 28, 9, 0, seconds));
  expect([0, 3, 10, 11].map((later) => secondsToUndo(at(0), at(later)))).toEqual([10, 7, 0, 0]);
  expect([0, 10, 15, 16].map((later) => isInTimeToUndo(at(0), at(later)))).toEqual([true, true, true, false]);
});
