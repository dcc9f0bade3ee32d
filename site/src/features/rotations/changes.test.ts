import type { RotationSettings } from '@cordee/rotations/api';
import { describe, expect, it } from 'vitest';
import { changesOf } from './changes.ts';

const PACED = { kind: 'paced', days: 5, weekends: false, holidays: false, leaversReturn: true } as const;
const view = (saved: Partial<Settings>, tried: Partial<Settings & { slots: number }>, given = 0) => ({
  saved: { ...PACED, ...saved },
  tried: { ...PACED, ...saved, slots: 3, ...tried },
  slots: 3,
  today: '2026-11-28',
  waiting: [0, 1, 2].map((member) => ({ member, from: member < given ? '2026-11-28' : '2026-12-04', whole: true })),
});
type Settings = RotationSettings;

const keysOf = (...input: Parameters<typeof changesOf>) => {
  const { settings, effects } = changesOf(...input);
  return [settings, effects].map((sentences) => sentences.map(({ key }) => key.replace('rotation.', '')));
};

describe('what saving a rotation changes', () => {
  it('ROT-6 is nothing while what is tried is what is saved', () => {
    expect(keysOf(view({}, {}), [1, 2, 3])).toEqual([[], []]);
  });

  it('ROT-7 other days or another counting: the turns under way are counted again', () => {
    expect(keysOf(view({}, { days: 4 }), [1, 2, 3])).toEqual([['change.days'], ['effect.running']]);
    const counting = keysOf(view({}, { weekends: true, holidays: true }), [1, 2, 3]);
    expect(counting).toEqual([['change.weekends', 'change.holidays'], ['effect.running']]);
  });

  it('ROT-7 from none to paced: free slots are given to as many as wait, and the turns under way begin', () => {
    const changes = changesOf(view({ kind: 'none' }, { kind: 'paced', days: 9 }, 5), [1, 2, 3]);
    expect(changes.settings).toEqual([
      { key: 'rotation.change.kind', params: { from: 'none', to: 'paced' } },
      { key: 'rotation.change.turns', params: { days: 9, weekends: 'false', holidays: 'false', returns: 'true' } },
    ]);
    expect(changes.effects).toEqual([
      { key: 'rotation.effect.given', params: { given: 3 } },
      { key: 'rotation.effect.firstDay', params: {} },
    ]);
  });

  it('ROT-7 from paced to another: holders keep their slots; what is of paced rotations only is not told', () => {
    expect(keysOf(view({}, { kind: 'natural', days: 9 }), [1, 2, 3])).toEqual([['change.kind'], ['effect.kept']]);
  });

  it('ROT-1 another order says how many change places; the number of slots is a trial', () => {
    const changes = changesOf(view({}, { slots: 4 }), [2, 1, 3]);
    expect(changes.settings).toEqual([{ key: 'rotation.change.order', params: { moved: 2 } }]);
    expect(changes.effects).toEqual([{ key: 'rotation.effect.slots', params: { slots: 3 } }]);
  });
});
