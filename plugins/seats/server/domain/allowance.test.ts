import { describe, expect, it } from 'vitest';
import { mustLeave, refuseAllowance } from './allowance.ts';
import type { MembershipId } from './ids.ts';

const id = (name: string) => name as MembershipId;
const SLOTS = { allowance: 4, holders: ['Ana', 'Bo', 'Cleo'].map((name) => ({ membership: id(name), name })) };

describe('SEAT-6 a slot session of four slots, three of them held', () => {
  it.each([
    [5, 0],
    [3, 0],
    [2, 1],
    [0, 3],
  ])('with %i slots: %i leave, free slots are retired first', (allowance, leaving) => {
    expect(mustLeave(allowance, 3)).toBe(leaving);
  });

  it.each([
    [2, ['Bo']],
    [0, ['Ana', 'Bo', 'Cleo']],
    [3, []],
    [9, []],
  ])('goes to %i when as many leave as must', (allowance, leaving) => {
    expect(refuseAllowance(SLOTS, { from: 4, allowance, leaving: leaving.map(id) })).toBeNull();
  });

  it.each([
    ['nobody was chosen', 2, []],
    ['more leave than must', 2, ['Ana', 'Bo']],
    ['somebody leaves though all have room', 3, ['Ana']],
    ['who was chosen holds no slot', 2, ['Zoe']],
    ['one is chosen twice', 1, ['Ana', 'Ana']],
  ])('is refused, with the number and names of its holders, when %s', (_, allowance, leaving) => {
    expect(refuseAllowance(SLOTS, { from: 4, allowance, leaving: leaving.map(id) })).toMatchObject({
      code: 'seats.allowance_below_holders',
      facts: { allowance, holders: 3, names: 'Ana, Bo, Cleo' },
    });
  });

  it('H-93 is refused from an allowance that it no longer has', () => {
    expect(refuseAllowance(SLOTS, { from: 5, allowance: 3, leaving: [] })).toMatchObject({
      code: 'seats.allowance_changed',
      facts: { from: 5, now: 4 },
    });
  });
});
