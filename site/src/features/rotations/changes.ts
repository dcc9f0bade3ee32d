import type { RotationPage } from '@cordee/rotations/api';
import type { Key } from '../../lib/messages.ts';

/** A sentence about what saving changes. `settings`: what will be otherwise; `effects`: what that does at once, and what is not saved. (ROT-6, ROT-7) */
type Sentence = Readonly<{ key: Key; params: Readonly<Record<string, string | number>> }>;
export type Changes = Readonly<{ settings: readonly Sentence[]; effects: readonly Sentence[] }>;

const sentence = (key: Key, params: Sentence['params'] = {}): Sentence => ({ key, params });

/** What is tried differs from what is saved by. The settings of a paced rotation are told of one only: another keeps them, unseen. (ROT-3, ROT-7) */
export function changesOf({ saved, tried, slots, free, waitingTotal }: RotationView, order: readonly number[]): Changes {
  const paced = tried.kind === 'paced';
  const isTurned = paced && saved.kind === 'paced';
  const counting = (['weekends', 'holidays'] as const).filter((flag) => paced && tried[flag] !== saved[flag]);
  const isLonger = paced && tried.days !== saved.days;
  const movedPlaces = order.filter((place, index) => place !== index + 1).length;
  const given = tried.kind !== 'none' && saved.kind === 'none' ? Math.min(free, waitingTotal) : 0;
  return {
    settings: [
      ...(tried.kind !== saved.kind ? [sentence('rotation.change.kind', { from: saved.kind, to: tried.kind })] : []),
      ...(isLonger ? [sentence('rotation.change.days', { from: saved.days, to: tried.days })] : []),
      ...counting.map((flag) => sentence(`rotation.change.${flag}`, { counts: String(tried[flag]) })),
      ...(paced && tried.leaversReturn !== saved.leaversReturn
        ? [sentence('rotation.change.leaversReturn', { returns: String(tried.leaversReturn) })]
        : []),
      ...(movedPlaces > 0 ? [sentence('rotation.change.order', { moved: movedPlaces })] : []),
    ],
    effects: [
      ...(given > 0 ? [sentence('rotation.effect.given', { given })] : []),
      ...(paced && saved.kind !== 'paced' ? [sentence('rotation.effect.firstDay')] : []),
      ...(isTurned && (isLonger || counting.length > 0) ? [sentence('rotation.effect.running')] : []),
      ...(saved.kind === 'paced' && !paced ? [sentence('rotation.effect.kept')] : []),
      ...(tried.slots !== slots ? [sentence('rotation.effect.slots', { slots })] : []),
    ],
  };
}

type RotationView = Pick<RotationPage, 'saved' | 'tried' | 'slots' | 'free' | 'waitingTotal'>;
