import type { Id, IdTypes } from '@cordee/kernel';

/** An id for a test without a database, `id<'person'>(7)`. The cast: otherwise rows and the shapes of requests alone make ids. */
export const id = <Kind extends keyof IdTypes>(value: IdTypes[Kind]): Id<Kind> => value as Id<Kind>;
