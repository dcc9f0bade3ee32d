import type { Health } from '../../admin-api.ts';

type Watched = Readonly<{ health: Health }>;

/** The job needs somebody. */
export const isRed = ({ health }: Watched) => health === 'failing' || health === 'late';

/** What needs somebody comes first; the order is otherwise that of the plugins. */
export const redFirst = <Of extends Watched>(jobs: readonly Of[]): Of[] => jobs.toSorted((a, b) => Number(isRed(b)) - Number(isRed(a)));
