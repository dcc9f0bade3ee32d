import { openAsBlob } from 'node:fs';
import type { Context } from 'koa';
import { z } from 'zod/v4';
import { type Endpoint, upload } from '../../endpoint.ts';
import { bytesIn, FILE_LIMIT } from './bytes.ts';
import { BodyTooLarge, InvalidRequest, invalidRequest, UnreadableBody } from './problem.ts';

type Parsed<S> = [S] extends [undefined] ? undefined : z.output<NonNullable<S>>;

/** What a route receives: the parts of the request that its endpoint has shapes for, parsed. */
export type ParsedRequest<E extends Endpoint> = Readonly<{
  params: Parsed<E['params']>;
  query: Parsed<E['query']>;
  body: Parsed<E['body']>;
}>;

type ReadFile = (ctx: Context) => Promise<Blob>;

/** Parses a request with the shapes of its endpoint; `readFile` reads the file of an upload. @throws InvalidRequest */
export async function parseRequest<E extends Endpoint>(endpoint: E, ctx: Context, readFile: ReadFile): Promise<ParsedRequest<E>>;
export async function parseRequest({ params, query = z.object({}), body }: Endpoint, ctx: Context, readFile: ReadFile): Promise<unknown> {
  return {
    params: params && parse(params, ctx['params']),
    // Parameters that the shape of the query does not name are refused, all of them when there is no shape. (SEC-1)
    query: parse(query.strict(), ctx.query),
    body: body === upload ? new File([await readFile(ctx)], '') : body && parse(body, ctx.request.body),
  };
}

/** Reads a request body that is a single file. @throws BodyTooLarge */
export const fileInBody = async (ctx: Context): Promise<Blob> => new Blob([new Uint8Array(await bytesIn(ctx))]);

/** Reads the file in the field `file` of a form, which Strapi has written to disk; it is empty when none was sent. @throws BodyTooLarge */
export async function fileInForm(ctx: Context): Promise<Blob> {
  const [file] = [ctx.request.files?.['file']].flat();
  if (file && file.size > FILE_LIMIT) throw new BodyTooLarge({ limit: FILE_LIMIT });

  return file ? openAsBlob(file.filepath) : new Blob();
}

/** What JSON escapes after an even number of backslashes, each two of which are one that was typed: a NUL, and half of a pair of surrogates. */
const NUL = /(?<!\\)(?:\\\\)*\\u0000/;
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f][\da-f]{2}/;

/** Parses a part of a request. @throws UnreadableBody, InvalidRequest */
export function parse<S extends z.ZodType>(shape: S, value: unknown): z.output<S> {
  const json = JSON.stringify(value ?? {});
  // Half a character is no text: in UTF-8 it would become another one.
  if (LONE_SURROGATE.test(json)) throw new UnreadableBody({});
  // PostgreSQL cannot store NUL characters in text.
  if (NUL.test(json)) throw new InvalidRequest({ fields: [{ path: '', problem: 'no NUL characters' }] });
  const result = shape.safeParse(value ?? {});
  if (!result.success) throw invalidRequest(result.error);
  return result.data;
}
