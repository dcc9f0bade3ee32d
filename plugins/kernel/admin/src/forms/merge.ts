// What happens when two people change one document: pure rules. (LRN-8, ACC-13, H-93)

export type Values = Readonly<Record<string, unknown>>;

/** The change of a relation that a form sends. */
type RelationChange = Readonly<{ connect: readonly (Related & { position?: Position })[]; disconnect: readonly Related[] }>;
type Position = Readonly<{ before?: number | string; after?: number | string; start?: boolean; end?: boolean }>;

/** A related document: by its row, and by its document id where it is a draft. */
type Related = Readonly<{ id: number; documentId?: string | undefined }>;

/** Files are compared by their ids: their addresses are signed anew at each read. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));

const comparable = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value && 'mime' in value ? value.id : (value ?? null);

export const isRelationChange = (value: unknown): value is RelationChange =>
  typeof value === 'object' && value !== null && 'connect' in value && 'disconnect' in value;

const isEmptyChange = (value: unknown): boolean => isRelationChange(value) && value.connect.length === 0 && value.disconnect.length === 0;

/** Returns the fields that a form changed since `base`, and no others: a save writes nothing else. */
export const changedFields = (values: Values, base: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => !isEmptyChange(value) && !isSame(value, base[name])));

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
