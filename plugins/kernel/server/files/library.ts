import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import type { Sharp } from 'sharp';
import { houseNow } from '../clock.ts';
import { type FormSentences, formError } from '../form-errors.ts';
import { NotFound } from '../http/problem.ts';
import { houseOf } from '../room.ts';
import { linkOpens } from './file-link.ts';
import { checkEnding, kindOf } from './judge.ts';
import { IMAGES, type Kind, LIBRARY } from './kinds.ts';
import { redraw } from './redraw.ts';
import { isOnS3, linkTo, providerOf, sendFile } from './stored-file.ts';

type Uploaded = { filepath: string; originalFilename?: string | null; size: number; mimetype?: string | null; detectedMimeType?: string };
type Options = { user?: { preferedLanguage?: string | null } | null } | undefined;
type Library = {
  upload: (asked: { data: object; files: Uploaded | Uploaded[] }, options?: Options) => Promise<unknown>;
  replace: (id: number | string, asked: { data: object; file: Uploaded }, options?: Options) => Promise<unknown>;
};

/**
 * The one door of the media library: whatever comes in is judged by its bytes, and images are drawn anew. On disk, its files are
 * found by links of a minute, as on S3. (SEC-7, SEC-14)
 */
export function guardLibrary(strapi: Core.Strapi): void {
  const library = strapi.plugin('upload').service('upload') as Library;
  const { upload, replace } = library;

  library.upload = ({ data, files }, options) =>
    admitted([files].flat(), options, undefined, (fit) => upload({ data, files: fit }, options));
  library.replace = async (id, { data, file }, options) => {
    const before = await strapi.db.query('plugin::upload.file').findOne({ where: { id }, select: ['ext'] });
    return admitted([file], options, before?.ext, ([fit]) => replace(id, { data, file: fit as Uploaded }, options));
  };
  if (isOnS3(strapi)) return;

  providerOf(strapi).extend({ isPrivate: async () => true, getSignedUrl: async ({ url }) => ({ url: await linkTo(strapi, url) }) });
}

/** Hands on what is fit to be kept; what takes the place of a file keeps its ending. */
async function admitted<Kept>(
  files: readonly Uploaded[],
  options: Options,
  ending: string | undefined,
  keep: (fit: Uploaded[]) => Promise<Kept>,
): Promise<Kept> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cordee-upload-'));
  try {
    const fit: Uploaded[] = [];
    // One after the other: each image may fill much memory while it is drawn.
    for (const file of files) fit.push(await judged(file, folder, ending));
    return await keep(fit);
  } catch (error) {
    throw formError(SENTENCES[options?.user?.preferedLanguage === 'en' ? 'en' : 'fr'], error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function judged(file: Uploaded, folder: string, ending: string | undefined): Promise<Uploaded> {
  const name = file.originalFilename ?? '';
  const kind = await kindOf({ from: file.filepath, name }, LIBRARY);
  if (ending) checkEnding(ending, name, kind);
  const known = { ...file, mimetype: kind.mime, detectedMimeType: kind.mime };
  if (!IMAGES.includes(kind)) return known;

  const bytes = await redraw({ from: file.filepath, name }, DRAWN[kind.mime] as Drawn);
  const filepath = path.join(folder, path.basename(file.filepath));
  await writeFile(filepath, bytes);
  return { ...known, filepath, size: bytes.length };
}

type Drawn = (image: Sharp) => Sharp;

const DRAWN: Readonly<Record<Kind['mime'], Drawn>> = {
  'image/jpeg': (image) => image.jpeg({ quality: 90 }),
  'image/png': (image) => image.png(),
  'image/webp': (image) => image.webp({ quality: 90 }),
  'image/avif': (image) => image.avif({ quality: 70, effort: 2 }),
};

const SENTENCES: Readonly<Record<'fr' | 'en', FormSentences>> = {
  fr: {
    'kernel.file_kind_refused': ({ name }: { name: string }) =>
      `« ${name} » n’est pas d’un type accepté. La médiathèque prend des vidéos (MP4, WebM), des images (JPEG, PNG, WebP, AVIF), des PDF et des sous-titres WebVTT ; c’est le contenu du fichier qui compte, pas son nom.`,
    'kernel.file_name_misleads': ({ name, kind }: { name: string; kind: string }) =>
      `« ${name} » est en réalité un fichier ${kind} : son nom doit se terminer ainsi, et un fichier remplacé garde son type.`,
    'kernel.image_unreadable': ({ name }: { name: string }) => `L’image « ${name} » ne peut pas être lue : elle est abîmée ou incomplète.`,
    'kernel.image_too_big': ({ name, limit }: { name: string; limit: number }) =>
      `L’image « ${name} » a trop de pixels : ${limit} millions au plus.`,
  },
  en: {
    'kernel.file_kind_refused': ({ name }: { name: string }) =>
      `“${name}” is not of a kind that is accepted. The media library takes videos (MP4, WebM), images (JPEG, PNG, WebP, AVIF), PDFs and WebVTT captions; what counts is what the file holds, not its name.`,
    'kernel.file_name_misleads': ({ name, kind }: { name: string; kind: string }) =>
      `“${name}” is in fact a ${kind} file: its name has to end like that, and a file that is replaced keeps its kind.`,
    'kernel.image_unreadable': ({ name }: { name: string }) => `The image “${name}” cannot be read: it is damaged or incomplete.`,
    'kernel.image_too_big': ({ name, limit }: { name: string; limit: number }) =>
      `The image “${name}” has too many pixels: ${limit} million at most.`,
  },
};

/**
 * The library's own addresses on disk: a link of a minute opens its file, and nothing else opens anything. Whatever other address
 * leads into the folder is refused by what is about to be sent, unless a route of ours sends it: addresses can be written in many
 * ways. (SEC-14)
 */
export const library = () => async (ctx: Context, next: Next) => {
  if (/^\/uploads\//i.test(ctx.path)) return serveByLink(ctx);

  await next();
  const body = ctx.body as { path?: unknown; destroy?: () => void } | undefined;
  const root = path.resolve(houseOf(strapi).settings.PUBLIC_DIR);
  if (body === ctx.state['sentFile'] || typeof body?.path !== 'string' || !path.resolve(body.path).startsWith(root + path.sep)) return;

  body.destroy?.();
  for (const name of ['Content-Length', 'Last-Modified', 'Cache-Control', 'ETag']) ctx.remove(name);
  throw new NotFound({});
};

async function serveByLink(ctx: Context): Promise<void> {
  const file = ctx.path.slice('/uploads/'.length);
  const shown = { file, until: String(ctx.query['until'] ?? ''), key: String(ctx.query['key'] ?? '') };
  const reads = ctx.method === 'GET' || ctx.method === 'HEAD';
  if (!reads || isOnS3(strapi) || !linkOpens(shown, await houseNow(strapi), houseOf(strapi).settings.LINK_SECRET)) throw new NotFound({});

  await sendFile(strapi, ctx, { url: ctx.path, missing: new NotFound({}), as: 'attachment' });
}
