// For the server, the site and the admin screens: no database, no Node, no Strapi.
import { z } from 'zod/v4';

/**
 * An endpoint of the API as a value: the server serves it, the site or the admin calls it, and both parse what they receive with its shapes.
 * `path` is the whole path below `/api`, or below the admin's own address, with `:name` for parameters: `/progress/courses/:course`.
 */
export type Endpoint<
  P extends z.ZodObject | undefined = z.ZodObject | undefined,
  Q extends z.ZodObject | undefined = z.ZodObject | undefined,
  B extends z.ZodType | undefined = z.ZodType | undefined,
  R extends z.ZodType = z.ZodType,
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
  R extends z.ZodType,
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  definition: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> => definition;

/** The response of an endpoint that has nothing to say: 204; in the admin, an empty object. */
export const noContent = z.void();

/** The response of an endpoint whose route writes the body itself, such as a film or a PDF: nothing is parsed. */
export const streamed = z.void().brand<'streamed'>();

/** The request body of an endpoint that receives one file: the body itself, or in the admin the field `file` of a form. */
export const upload = z.file();

/** A moment: the server may return a `Date`, the wire and its readers have an ISO 8601 string in UTC. */
export const instant = z
  .union([z.iso.datetime(), z.date()])
  .transform((moment) => (typeof moment === 'string' ? moment : moment.toISOString()))
  .pipe(z.iso.datetime());

/** A calendar day, without a time zone. */
export const day = z.iso.date().describe('a calendar day, 2026-11-21');

/** The id of a document of Strapi. */
export const documentId = z.string().regex(/^[\w-]{1,64}$/);

/** The id of a row that is a number in its table: a string, since it may exceed what JavaScript counts exactly. */
export const rowId = z.string().regex(/^\d{1,18}$/);

type Part<K extends string, S> = [S] extends [undefined] ? unknown : { readonly [key in K]: z.input<NonNullable<S>> };

/** What a caller of an endpoint has to send: `params`, `query` and `body`, each if the endpoint has a shape for it. */
type EndpointInput<E extends Endpoint> = Part<'params', E['params']> & Part<'query', E['query']> & Part<'body', E['body']>;

type AnyInput = Readonly<{ params?: unknown; query?: unknown; body?: unknown }>;

/** The arguments of a function that calls an endpoint: its input, or none when it takes none; anything when it may be any endpoint. */
export type EndpointArguments<E extends Endpoint> = Endpoint extends E
  ? [input?: AnyInput]
  : unknown extends EndpointInput<E>
    ? []
    : [input: EndpointInput<E>];

/** What an endpoint responds with, parsed. */
export type EndpointOutput<E extends Endpoint> = z.output<E['response']>;

/** A caller gave an endpoint a parameter that its shape refuses, or that could leave the path. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
}

/** Returns the path of a request, with its query, from parsed and encoded parameters. @throws InvalidInput */
export function pathOf<E extends Endpoint>(endpoint: E, ...input: EndpointArguments<E>): string;
export function pathOf(endpoint: Endpoint, { params, query }: AnyInput = {}): string {
  const values = parsePart(endpoint.params, params);
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => toSegment(values[name]));
  const search = new URLSearchParams(
    Object.entries(parsePart(endpoint.query, query)).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString();
  return search ? `${path}?${search}` : path;
}

/** Parses the body of a response, undefined when it had none. @throws z.ZodError */
export function parseResponse<E extends Endpoint>(endpoint: E, body: unknown): EndpointOutput<E>;
export function parseResponse({ response }: Endpoint, body: unknown): unknown {
  return response.parse(response === noContent ? undefined : body);
}

function parsePart(shape: z.ZodObject | undefined, value: unknown): Record<string, unknown> {
  const parsed = shape?.safeParse(value);
  if (parsed?.error) throw new InvalidInput(z.prettifyError(parsed.error));

  return parsed?.data ?? {};
}

/** Encodes a segment of a path. `.` and `..`, which no encoding protects, and an empty one would name another path. */
function toSegment(value: unknown): string {
  const segment = String(value ?? '');
  if (['', '.', '..'].includes(segment)) throw new InvalidInput(`"${segment}" is no segment of a path.`);

  return encodeURIComponent(segment);
}

/** The header by which a request says whose page sent it, and its response whose it is: the document id of a person. (H-79) */
export const PERSON_HEADER = 'x-cordee-person';
