import type { RotationPage } from '@cordee/rotations/api';

/** Who waits, by id, as the list stands, whatever order is tried: members are in the order that is saved. (ROT-6) */
export const standingList = ({ waiting, members }: Pick<RotationPage, 'waiting' | 'members'>): string[] =>
  waiting.toSorted((one, other) => one.member - other.member).map(({ member }) => members[member]?.id ?? '');
