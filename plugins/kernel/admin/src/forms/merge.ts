// What happens when two people change one document: pure rules. (LRN-8, ACC-13, H-93)

import { isRelationChange, isSame, type Related, type RelationChange, type Values } from './changes';

/** A change of a field by somebody else since a form was opened; without a name, by the person themself or the application. */
export type OtherChange = Readonly<{ field: string; at: string; staff: string | null }>;

/** Returns the changes after which a field has another value than when the form was opened; those of relations as they are. */
export const visibleChanges = (changes: readonly OtherChange[], base: Values, theirs: Values): readonly OtherChange[] =>
  changes.filter(({ field }) => field in base && (isRelationChange(base[field]) || !isSame(base[field], theirs[field])));

/** Whether both sides changed a field, and to different values: then one of the two has to be chosen. */
export const collides = ({ field }: OtherChange, mine: Values, theirs: Values): boolean =>
  field in mine && !isSame(mine[field], theirs[field]);

/** The side whose value of a field is kept. */
export type Side = 'mine' | 'theirs';

/**
 * Returns the fields to save on top of the other side's version: mine, without those for which theirs was chosen. A relation is placed at the
 * end where what it was to stand beside is gone (`theirRelations`: what each relation holds now).
 */
export function merged(
  mine: Values,
  choices: Readonly<Record<string, Side>>,
  theirRelations: Readonly<Record<string, readonly Related[]>>,
): Values {
  const kept = Object.entries(mine).filter(([name]) => choices[name] !== 'theirs');
  return Object.fromEntries(kept.map(([name, value]) => [name, isRelationChange(value) ? placed(value, theirRelations[name]) : value]));
}

function placed({ connect, disconnect }: RelationChange, held: readonly Related[] | undefined): RelationChange {
  if (!held) return { connect, disconnect };

  const present = new Set<unknown>([...held, ...connect].flatMap(({ id, documentId }) => [id, documentId]));
  const isThere = (anchor: number | string | undefined) => anchor === undefined || present.has(anchor);
  return {
    connect: connect.map((entry) =>
      isThere(entry.position?.before) && isThere(entry.position?.after) ? entry : { ...entry, position: { end: true } },
    ),
    disconnect: disconnect.filter(({ id, documentId }) =>
      held.some((entry) => entry.id === id || (documentId !== undefined && entry.documentId === documentId)),
    ),
  };
}
