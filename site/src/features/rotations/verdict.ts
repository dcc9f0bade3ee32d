import type { RotationPage } from '@cordee/rotations/api';

/** What a calendar means for those who wait. `without`: who of them gets no whole turn, by name, of a long list the first; `count`: how many do; `tries`: the days of the turns to try, null when there are none. (ROT-6) */
export type Verdict = Readonly<{
  kind: 'nobodyWaits' | 'everybody' | 'noRotation' | 'naturalWithout' | 'paceFor' | 'shortestFor' | 'noPace';
  without: readonly (string | null)[];
  count: number;
  tries: number | null;
}>;

/** Whether each of those who wait gets a whole turn before the session ends, and the pace at which each does. (ROT-6) */
export function verdictOf({
  tried,
  waiting,
  members,
  withoutTotal,
  pace,
}: Pick<RotationPage, 'tried' | 'waiting' | 'members' | 'withoutTotal' | 'pace'>): Verdict {
  const without = waiting.filter(({ whole }) => !whole).map(({ member }) => members[member]?.name ?? null);
  const verdict = (kind: Verdict['kind'], tries: number | null = null) => ({ kind, without, count: withoutTotal, tries });

  if (waiting.length === 0) return verdict('nobodyWaits');
  if (tried.kind === 'none') return verdict('noRotation');
  if (withoutTotal === 0) return verdict('everybody');
  if (tried.kind === 'natural') return verdict('naturalWithout');
  if (pace !== null) return verdict('paceFor', pace);
  return tried.days > 1 ? verdict('shortestFor', 1) : verdict('noPace');
}
