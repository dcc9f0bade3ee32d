// What differs between a form and what it was: one rule for what is saved, merged and kept. (LRN-8, H-93, H-94)

export type Values = Readonly<Record<string, unknown>>;

/** The change of a relation that a form sends. */
export type RelationChange = Readonly<{
  connect: readonly (Related & { position?: Position })[];
  disconnect: readonly Related[];
}>;

/** Where an entry is placed in a relation; at its end when nothing is said. */
export type Position = Readonly<{ before?: number | string; after?: number | string; start?: boolean; end?: boolean }>;

/** A related document: by its row, and by its document id where it is a draft. */
export type Related = Readonly<{ id: number; documentId?: string | undefined }>;

export const isRelationChange = (value: unknown): value is RelationChange =>
  typeof value === 'object' && value !== null && 'connect' in value && 'disconnect' in value;

/** Returns the fields that differ from what they were, and no others. */
export function changesOf(values: object, base: object): Values {
  const former = new Map<string, unknown>(Object.entries(base));
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !isSame(value, former.get(name))));
}

/**
 * Returns what is sent on top of saves of which nobody knows which one was stored: what differs from the base, and, as they are now, the fields
 * that one of them wrote and that were put back since. A relation that was put back is left as it is stored. (H-94)
 */
export const changesAgain = (values: Values, base: object, sent: Values): Values => ({
  ...Object.fromEntries(Object.entries(values).filter(([name, value]) => name in sent && !isRelationChange(value))),
  ...changesOf(values, base),
});

export const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));

/** Files are compared by their ids: their addresses are signed anew at each read. A relation that is left as it is is no value. */
function comparable(value: unknown): unknown {
  if (isRelationChange(value) && value.connect.length === 0 && value.disconnect.length === 0) return null;
  return typeof value === 'object' && value !== null && 'id' in value && 'mime' in value ? value.id : (value ?? null);
}
