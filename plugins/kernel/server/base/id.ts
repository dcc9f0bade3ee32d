import type { z } from 'zod/v4';

/** The primitive type of each kind of id; the plugin that gives out the ids adds it by declaration merging. */
export interface IdTypes {
  /** Users of Strapi's admin: staff, when they are signed in to it. */
  readonly 'admin-user': number;
}

/**
 * The id of one kind of thing, such as `Id<'admin-user'>`: the compiler refuses it where the id of another kind is expected. At run time it is
 * the plain number or string. Rows have it by the type parameter of `rows`, requests by `.brand<'…'>()` in the shapes of their endpoint.
 */
export type Id<Kind extends keyof IdTypes> = IdTypes[Kind] & z.$brand<Kind>;
