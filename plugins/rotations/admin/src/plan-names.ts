import { useText } from '@cordee/kernel/admin';
import { useIntl } from 'react-intl';
import type { RotationPlan } from '../../admin-api.ts';

/** How many people a sentence names. */
const NAMED = 5;

/** Returns functions that name members of a plan: one, by their index, and several in a sentence, of which the first are named and the others counted. */
export function useNames({ members }: Pick<RotationPlan, 'members'>) {
  const t = useText('rotations');
  const { formatList } = useIntl();
  const nameOf = (member: number) => members[member]?.name ?? t('former');

  return {
    nameOf,
    inSentence: (all: readonly number[], count = all.length) => {
      const named = all.slice(0, NAMED).map(nameOf);
      const others = count - named.length;
      return { count, names: formatList(others > 0 ? [...named, t('others', { others })] : named) };
    },
  };
}
