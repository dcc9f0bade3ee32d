import type { RotationPage } from '@cordee/rotations/api';
import type { Key } from '../../lib/messages.ts';

/** A sentence about what saving changes. `settings`: what will be otherwise; `effects`: what that does at once, and what is not saved. (ROT-6, ROT-7) */
type Sentence = Readonly<{ key: Key; params: Readonly<Record<string, string | number>> }>;
export type Changes = Readonly<{ settings: readonly Sentence[]; effects: readonly Sentence[] }>;

const sentence = (key: Key, params: Sentence['params'] = {}): Sentence => ({ key, params });

/** How what is tried differs from what is saved. The settings of a paced rotation are told of one only, all of them once it becomes one: another keeps them, unseen. (ROT-3, ROT-7) */
export function changesOf({ today, saved, tried, slots, waiting }: RotationView, order: readonly number[]): Changes {
  const paced = tried.kind === 'paced';
  const staysPaced = paced && saved.kind === 'paced';
  const counting = (['weekends', 'holidays'] as const).filter((flag) => staysPaced && tried[flag] !== saved[flag]);
  const hasOtherDays = staysPaced && tried.days !== saved.days;
  const movedPlaces = order.filter((place, index) => place !== index + 1).length;
  const given = tried.kind !== 'none' && saved.kind === 'none' ? waiting.filter(({ from }) => from === today).length : 0;
  return {
    settings: [
      ...(tried.kind !== saved.kind ? [sentence('rotation.change.kind', { from: saved.kind, to: tried.kind })] : []),
      ...(paced && !staysPaced
        ? [
            sentence('rotation.change.turns', {
              days: tried.days,
              weekends: String(tried.weekends),
              holidays: String(tried.holidays),
              returns: String(tried.leaversReturn),
            }),
          ]
        : []),
      ...(hasOtherDays ? [sentence('rotation.change.days', { from: saved.days, to: tried.days })] : []),
      ...counting.map((flag) => sentence(`rotation.change.${flag}`, { counts: String(tried[flag]) })),
      ...(staysPaced && tried.leaversReturn !== saved.leaversReturn
        ? [sentence('rotation.change.leaversReturn', { returns: String(tried.leaversReturn) })]
        : []),
      ...(movedPlaces > 0 ? [sentence('rotation.change.order', { moved: movedPlaces })] : []),
    ],
    effects: [
      ...(given > 0 ? [sentence('rotation.effect.given', { given })] : []),
      ...(paced && saved.kind !== 'paced' ? [sentence('rotation.effect.firstDay')] : []),
      ...(hasOtherDays || counting.length > 0 ? [sentence('rotation.effect.running')] : []),
      ...(saved.kind === 'paced' && !paced ? [sentence('rotation.effect.kept')] : []),
      ...(tried.slots !== slots ? [sentence('rotation.effect.slots', { slots })] : []),
    ],
  };
}

type RotationView = Pick<RotationPage, 'today' | 'saved' | 'tried' | 'slots' | 'waiting'>;
