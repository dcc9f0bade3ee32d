import { decodeText, fileNameOf } from '../files/file-name.ts';
import { checkValues } from '../http/body-values.ts';
import type { MiddlewareFactory } from '../http/middleware.ts';
import { UnreadableBody } from '../http/problem.ts';

/** A part of a form that holds a file, as the form parser of Strapi knows it before it reads the file. */
type FilePart = { headers: Readonly<Record<string, string>>; originalFilename: string | null };

/**
 * How Strapi's form parser reads text: byte by byte, since it would lose what is not UTF-8, and characters that arrive in two pieces. The
 * names of files are decoded here, the fields by the middleware `formText`. (H-98)
 */
export const FORM_TEXT = {
  encoding: 'binary',
  filter(part: FilePart): boolean {
    part.originalFilename = fileNameOf(part.headers['content-disposition'] ?? '', part.originalFilename);
    return true;
  },
} as const;

/**
 * Runs after Strapi's body parser: decodes the fields of a form, among them the names that editors type in the media library (H-98), and
 * refuses one whose `fileInfo` is not the JSON as which the media library reads it. @throws UnreadableBody, UnfitValue
 */
export const formText: MiddlewareFactory = () => async (ctx, next) => {
  if (ctx.is('multipart/*') && ctx.request.body) {
    ctx.request.body = decodeFields(ctx.request.body);
    for (const info of [ctx.request.body.fileInfo ?? []].flat()) checkValues(fileInfoOf(info), { nul: false });
  }
  await next();
};

function fileInfoOf(field: unknown): unknown {
  try {
    return JSON.parse(String(field));
  } catch {
    throw new UnreadableBody({});
  }
}

const decodeFields = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body), (_, value: unknown) => (typeof value === 'string' ? decodeText(value) : value));
