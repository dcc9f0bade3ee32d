import { describe, expect, it } from 'vitest';
import type { RotationPlan } from '../../admin-api.ts';
import { type Draft, isSlotCount, isTurnDays, moved, queryOf, settingsOf } from './draft.ts';

const SAVED = { kind: 'natural', days: 5, weekends: false, holidays: false, leaversReturn: true } as const;
const PLAN = { version: 3, saved: SAVED } as RotationPlan;
const draft = (settings: Partial<Draft['settings']>, order: Draft['order'] = null): Draft => ({
  version: 3,
  settings: { ...SAVED, ...settings },
  order,
});

describe('what staff try of a rotation', () => {
  it.each([undefined, 0, 2.5, -1, 10_000, Number.NaN])('ROT-3 %s days are no turn, and are neither tried nor saved', (days) => {
    expect(isTurnDays(days)).toBe(false);
    expect(queryOf(draft({ kind: 'paced', days })).days).toBeUndefined();
    expect(settingsOf(draft({ kind: 'paced', days }), PLAN)).toBeUndefined();
  });

  it('ROT-3 days that are none are left as they were in a rotation that has no days', () => {
    expect(settingsOf(draft({ days: undefined }), PLAN)).toEqual(SAVED);
  });

  it.each([
    [0, true],
    [200, true],
    [201, false],
    [-1, false],
    [1.5, false],
    [undefined, false],
  ])('ROT-6 turns for %s slots: %s', (slots, isShown) => {
    expect(isSlotCount(slots)).toBe(isShown);
  });

  it('ROT-1 an order is tried by the places that members had', () => {
    expect(queryOf(draft({}, { from: ['a', 'b', 'c'], to: moved(['a', 'b', 'c'], 0, 1) })).order).toBe('2,1,3');
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  });
});
