import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import type { Sharp } from 'sharp';
import { currentTime } from '../clock.ts';
import { type FormErrors, formError } from '../form-errors.ts';
import { NotFound } from '../http/problem.ts';
import { appOf } from '../plugin.ts';
import { checkExtension, detectFileType } from './detect-file-type.ts';
import { isLinkValid } from './file-link.ts';
import { type FileType, IMAGES, LIBRARY } from './file-types.ts';
import { reencodeImage } from './reencode-image.ts';
import { isOnS3, linkTo, providerOf, sendFile } from './stored-file.ts';

type UploadedFile = {
  filepath: string;
  originalFilename?: string | null;
  size: number;
  mimetype?: string | null;
  detectedMimeType?: string;
};
type Options = { user?: { preferedLanguage?: string | null } | null } | undefined;
type Library = {
  upload: (asked: { data: object; files: UploadedFile | UploadedFile[] }, options?: Options) => Promise<unknown>;
  replace: (id: number | string, asked: { data: object; file: UploadedFile }, options?: Options) => Promise<unknown>;
};

/**
 * The one door of the media library: whatever comes in is judged by its bytes, and images are drawn anew. On disk, its files are
 * found by links of a minute, as on S3. (SEC-7, SEC-14)
 */
export function guardMediaLibrary(strapi: Core.Strapi): void {
  const library = strapi.plugin('upload').service('upload') as Library;
  const { upload, replace } = library;

  library.upload = ({ data, files }, options) =>
    withCheckedFiles([files].flat(), options, undefined, (checked) => upload({ data, files: checked }, options));
  library.replace = async (id, { data, file }, options) => {
    const before = await strapi.db.query('plugin::upload.file').findOne({ where: { id }, select: ['ext'] });
    return withCheckedFiles([file], options, before?.ext, ([checked]) => replace(id, { data, file: checked as UploadedFile }, options));
  };
  if (isOnS3(strapi)) return;

  providerOf(strapi).extend({ isPrivate: async () => true, getSignedUrl: async ({ url }) => ({ url: await linkTo(strapi, url) }) });
}

/** Hands on what is fit to be kept; what takes the place of a file keeps its ending. */
async function withCheckedFiles<Kept>(
  files: readonly UploadedFile[],
  options: Options,
  extension: string | undefined,
  keep: (checked: UploadedFile[]) => Promise<Kept>,
): Promise<Kept> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cordee-upload-'));
  try {
    const checked: UploadedFile[] = [];
    // One after the other: each image may fill much memory while it is drawn.
    for (const file of files) checked.push(await checkFile(file, folder, extension));
    return await keep(checked);
  } catch (error) {
    throw formError(FORM_ERRORS[options?.user?.preferedLanguage === 'en' ? 'en' : 'fr'], error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function checkFile(file: UploadedFile, folder: string, extension: string | undefined): Promise<UploadedFile> {
  const name = file.originalFilename ?? '';
  const type = await detectFileType({ from: file.filepath, name }, LIBRARY);
  if (extension) checkExtension(extension, name, type);
  const known = { ...file, mimetype: type.mime, detectedMimeType: type.mime };
  if (!IMAGES.includes(type)) return known;

  const bytes = await reencodeImage({ from: file.filepath, name }, ENCODERS[type.mime] as Encoder);
  const filepath = path.join(folder, path.basename(file.filepath));
  await writeFile(filepath, bytes);
  return { ...known, filepath, size: bytes.length };
}

type Encoder = (image: Sharp) => Sharp;

const ENCODERS: Readonly<Record<FileType['mime'], Encoder>> = {
  'image/jpeg': (image) => image.jpeg({ quality: 90 }),
  'image/png': (image) => image.png(),
  'image/webp': (image) => image.webp({ quality: 90 }),
  'image/avif': (image) => image.avif({ quality: 70, effort: 2 }),
};

const FORM_ERRORS: Readonly<Record<'fr' | 'en', FormErrors>> = {
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
  const root = path.resolve(appOf(strapi).settings.PUBLIC_DIR);
  if (body === ctx.state['sentFile'] || typeof body?.path !== 'string' || !path.resolve(body.path).startsWith(root + path.sep)) return;

  body.destroy?.();
  for (const name of ['Content-Length', 'Last-Modified', 'Cache-Control', 'ETag']) ctx.remove(name);
  throw new NotFound({});
};

async function serveByLink(ctx: Context): Promise<void> {
  const file = ctx.path.slice('/uploads/'.length);
  const shown = { file, until: String(ctx.query['until'] ?? ''), key: String(ctx.query['key'] ?? '') };
  const reads = ctx.method === 'GET' || ctx.method === 'HEAD';
  if (!reads || isOnS3(strapi) || !isLinkValid(shown, await currentTime(strapi), appOf(strapi).settings.LINK_SECRET))
    throw new NotFound({});

  await sendFile(strapi, ctx, { url: ctx.path, missing: new NotFound({}), as: 'attachment' });
}
