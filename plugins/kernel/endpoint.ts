// For the server, the site and the admin screens: no database, no Node, no Strapi.
import type { z } from 'zod/v4';

type Shape = z.ZodType;

/**
 * An endpoint of the API as a value: the server serves it, the site or the admin calls it, and both parse what they receive with its shapes.
 * `path` is the whole path below `/api` (or below the admin's own address), with `:name` for parameters: `/progress/courses/:course`.
 */
export type Endpoint<
  P extends z.ZodObject | undefined = z.ZodObject | undefined,
  Q extends z.ZodObject | undefined = z.ZodObject | undefined,
  B extends Shape | undefined = Shape | undefined,
  R extends Shape = Shape,
> = Readonly<{
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: `/${string}`;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  response: R;
}>;

/** Declares an endpoint. */
export const endpoint = <
  R extends Shape,
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends Shape | undefined = undefined,
>(
  definition: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> => definition;

type Part<K extends string, S> = S extends Shape ? { readonly [key in K]: z.input<S> } : unknown;

/** What a caller of an endpoint has to send: `params`, `query` and `body`, each if the endpoint has a shape for it. */
export type EndpointInput<E extends Endpoint> = Part<'params', E['params']> & Part<'query', E['query']> & Part<'body', E['body']>;

/** What an endpoint responds with, parsed. */
export type EndpointOutput<E extends Endpoint> = z.output<E['response']>;
