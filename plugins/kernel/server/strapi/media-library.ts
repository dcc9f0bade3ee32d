import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Sharp } from 'sharp';
import { appOf } from '../base/app.ts';
import { currentTime } from '../base/clock.ts';
import { inTransaction } from '../base/transaction.ts';
import { toWebVtt } from '../files/captions.ts';
import { checkExtension, detectFileType, nameAs } from '../files/detect-file-type.ts';
import { fileEvents } from '../files/events.ts';
import { isLinkValid } from '../files/file-link.ts';
import { acceptableName, attachmentNamed } from '../files/file-name.ts';
import { CAPTIONS_TYPE, type FileType, MAX_CAPTIONS_BYTES, MEDIA_LIBRARY_TYPES } from '../files/file-types.ts';
import { filesFound } from '../files/library-store.ts';
import { durationOf, saveMediaDuration } from '../files/media-duration.ts';
import { reencodeImage } from '../files/reencode-image.ts';
import { isOnS3, linkTo, providerOf, sendFile } from '../files/stored-file.ts';
import type { MiddlewareFactory } from '../http/middleware.ts';
import { NotFound } from '../http/problem.ts';
import { type FormErrors, formError, localeOf } from './form-errors.ts';

type UploadedFile = {
  filepath: string;
  originalFilename?: string | null;
  size: number;
  mimetype?: string | null;
  detectedMimeType?: string;
};
type UploadOptions = { user?: { preferedLanguage?: string | null } | null } | undefined;
/** The service of Strapi's upload plugin, as far as we wrap it. */
type UploadService = {
  upload: (input: { data: object; files: UploadedFile | UploadedFile[] }, options?: UploadOptions) => Promise<StoredMedia[]>;
  replace: (id: number | string, input: { data: object; file: UploadedFile }, options?: UploadOptions) => Promise<StoredMedia>;
  updateFileInfo: (id: number | string, info: { name?: string | null | undefined }, options?: UploadOptions) => Promise<unknown>;
  findPage: (query: LibraryQuery & { _q?: unknown }) => Promise<unknown>;
};
type StoredMedia = { id: number };
type LibraryQuery = Readonly<{ filters?: unknown }>;

/**
 * Guards the only entry point of the media library: the type of each file is detected from its bytes, images are re-encoded, and films are
 * measured. Files are served at links that expire after a minute, and saved under their names. (SEC-7, SEC-14, H-98)
 */
export function guardMediaLibrary(strapi: Core.Strapi): void {
  const uploadService: UploadService = strapi.plugin('upload').service('upload');
  const { upload, replace, updateFileInfo, findPage } = uploadService;

  uploadService.upload = ({ data, files }, options) =>
    withUploadFolder(options, async (folder) => {
      const checked: UploadedFile[] = [];
      // One after the other: decoding an image may take much memory.
      for (const file of [files].flat()) checked.push(await checkFile(file, folder));
      const stored = await upload({ data, files: checked }, options);
      for (const [index, { id }] of stored.entries()) await measure(strapi, id, checked[index]);
      return stored;
    });
  uploadService.replace = async (id, { data, file }, options) => {
    // A file that replaces another one must have its type: the URL, with its extension, stays the same.
    const replaced = await strapi.db.query('plugin::upload.file').findOne({ where: { id }, select: ['ext'] });
    return withUploadFolder(options, async (folder) => {
      const checked = await checkFile(file, folder, replaced?.ext);
      const stored = await replace(id, { data, file: checked }, options);
      await announceReplaced(strapi, stored.id, await measure(strapi, stored.id, checked));
      return stored;
    });
  };
  // Names are kept in NFC, as Strapi keeps those of new files; what a Mac sends is not. (H-98)
  uploadService.updateFileInfo = (id, info, options) => updateFileInfo(id, { ...info, name: info.name?.normalize() }, options);
  uploadService.findPage = async ({ _q: search, ...query }) =>
    findPage(typeof search === 'string' && search !== '' ? await foundBy(strapi, search, query) : query);
}

/**
 * Signs the links to files, on disk as on S3. To be called at registration: at its bootstrap, the upload plugin signs the files of documents
 * only if its provider is private already. (LRN-5, SEC-14)
 */
export function signLinks(strapi: Core.Strapi): void {
  const provider = providerOf(strapi);
  const { getSignedUrl } = provider;
  provider.extend(
    isOnS3(strapi)
      ? { getSignedUrl: (file) => getSignedUrl(file, { ResponseContentDisposition: attachmentNamed(file) }) }
      : { isPrivate: async () => true, getSignedUrl: async ({ url }) => ({ url: await linkTo(strapi, url) }) },
  );
}

/** Restricts a query to the files that a search finds, without its accents and capitals, like all other lists. (H-83) */
async function foundBy(strapi: Core.Strapi, search: string, query: LibraryQuery): Promise<LibraryQuery> {
  const found = { id: { $in: await filesFound(strapi.db.connection, search) } };
  return { ...query, filters: query.filters ? { $and: [query.filters, found] } : found };
}

/**
 * Measures a film while it lies on this disk: nobody has to fetch it from the file store for that. Returns its duration in seconds, `null` if
 * its file does not tell it, undefined for what is no film. (LRN-13)
 */
async function measure(strapi: Core.Strapi, id: number, file: UploadedFile | undefined): Promise<number | null | undefined> {
  if (!file?.mimetype?.startsWith('video/')) return undefined;

  const seconds = await durationOf(file.filepath);
  await saveMediaDuration(strapi.db.connection, id, seconds);
  return seconds ?? null;
}

/** Announces that the file of a film is another one now. (H-87) */
async function announceReplaced(strapi: Core.Strapi, file: number, seconds: number | null | undefined): Promise<void> {
  if (seconds !== undefined) await inTransaction(strapi, (db) => fileEvents.announce(strapi, db, 'film-replaced', { file, seconds }));
}

/** Runs `work` with a temporary folder for re-encoded files; refusals become errors that the admin's form shows. */
async function withUploadFolder<Result>(options: UploadOptions, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cordee-upload-'));
  try {
    return await work(folder);
  } catch (error) {
    throw formError(FORM_ERRORS[localeOf(options?.user)], error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Detects the type of a file, re-encodes it if it is an image, and converts it if it is captions. Its type must fit `extension`, if given, as
 * well as its name.
 */
async function checkFile(sent: UploadedFile, folder: string, extension?: string): Promise<UploadedFile> {
  const file = await asWebVtt(sent, folder);
  const name = file.originalFilename ?? '';
  const type = await detectFileType({ from: file.filepath, name }, MEDIA_LIBRARY_TYPES);
  if (extension) checkExtension(extension, name, type);
  const checked = {
    ...file,
    originalFilename: name && acceptableName(nameAs(name, type)),
    mimetype: type.mime,
    detectedMimeType: type.mime,
  };
  const encode = IMAGE_ENCODERS[type.mime];
  if (!encode) return checked;

  const bytes = await reencodeImage({ from: file.filepath, name }, encode);
  const filepath = path.join(folder, path.basename(file.filepath));
  await writeFile(filepath, bytes);
  return { ...checked, filepath, size: bytes.length };
}

/** Captions as WebVTT, in whatever format and encoding they were sent; any other file as it is. @throws CaptionsEmpty (H-91) */
async function asWebVtt(file: UploadedFile, folder: string): Promise<UploadedFile> {
  const name = file.originalFilename ?? '';
  const isNamedSo = [...CAPTIONS_TYPE.extensions, ...(CAPTIONS_TYPE.also ?? [])].includes(path.extname(name).toLowerCase());
  if (!isNamedSo || file.size > MAX_CAPTIONS_BYTES) return file;

  const captions = toWebVtt(await readFile(file.filepath), name);
  if (captions === undefined) return file;

  const filepath = path.join(folder, path.basename(file.filepath));
  await writeFile(filepath, captions);
  return { ...file, filepath, size: Buffer.byteLength(captions) };
}

/**
 * The longest side of a stored picture, in pixels: enough for a page in print (A4 at 220 dpi). A photo of 48 million pixels is read at half its
 * size then, which takes 200 MB; for 3,840 pixels it took 430. (H-97)
 */
const MAX_SIDE = 2560;

const sized = (image: Sharp): Sharp => image.resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', withoutEnlargement: true });

/** The encoder for each type of `IMAGE_TYPES`. */
const IMAGE_ENCODERS: Readonly<Record<FileType['mime'], (image: Sharp) => Sharp>> = {
  'image/jpeg': (image) => sized(image).jpeg({ quality: 90 }),
  'image/png': (image) => sized(image).png(),
  'image/webp': (image) => sized(image).webp({ quality: 90 }),
  'image/avif': (image) => sized(image).avif({ quality: 70, effort: 2 }),
};

const FORM_ERRORS: Readonly<Record<'fr' | 'en', FormErrors>> = {
  fr: {
    'kernel.file_kind_refused': ({ name }: { name: string }) =>
      `« ${name} » n’est pas d’un type accepté. La médiathèque prend des vidéos (MP4, WebM), des images (JPEG, PNG, WebP, AVIF), des PDF et des sous-titres (WebVTT, SubRip) ; c’est le contenu du fichier qui compte, pas son nom.`,
    'kernel.file_name_misleads': ({ name, kind }: { name: string; kind: string }) =>
      `« ${name} » est en réalité un fichier ${kind} : son nom doit se terminer ainsi, et un fichier remplacé garde son type.`,
    'kernel.heic_refused': ({ name }: { name: string }) =>
      `« ${name} » est une photo HEIC, que peu de navigateurs montrent. Sur l’iPhone : Réglages › Appareil photo › Formats › « Le plus compatible » ; ou exportez-la en JPEG.`,
    'kernel.captions_empty': ({ name }: { name: string }) =>
      `« ${name} » ne contient aucun sous-titre : il faut au moins un texte sous ses temps, comme « 00:00:01.000 --> 00:00:04.000 ».`,
    'kernel.image_unreadable': ({ name }: { name: string }) => `L’image « ${name} » ne peut pas être lue : elle est abîmée ou incomplète.`,
    'kernel.image_too_big': ({ name, limit }: { name: string; limit: number }) =>
      `L’image « ${name} » a trop de pixels : ${limit} millions au plus.`,
    'kernel.busy': 'Trop d’images arrivent en même temps : rien n’est enregistré. Envoyez de nouveau dans quelques secondes.',
  },
  en: {
    'kernel.file_kind_refused': ({ name }: { name: string }) =>
      `“${name}” is not of a kind that is accepted. The media library takes videos (MP4, WebM), images (JPEG, PNG, WebP, AVIF), PDFs and captions (WebVTT, SubRip); what counts is what the file holds, not its name.`,
    'kernel.file_name_misleads': ({ name, kind }: { name: string; kind: string }) =>
      `“${name}” is in fact a ${kind} file: its name has to end like that, and a file that is replaced keeps its kind.`,
    'kernel.heic_refused': ({ name }: { name: string }) =>
      `“${name}” is a HEIC photo, which few browsers show. On the iPhone: Settings › Camera › Formats › “Most Compatible”; or export it as JPEG.`,
    'kernel.captions_empty': ({ name }: { name: string }) =>
      `“${name}” has no captions in it: there must be at least a text below its times, such as “00:00:01.000 --> 00:00:04.000”.`,
    'kernel.image_unreadable': ({ name }: { name: string }) => `The image “${name}” cannot be read: it is damaged or incomplete.`,
    'kernel.image_too_big': ({ name, limit }: { name: string; limit: number }) =>
      `The image “${name}” has too many pixels: ${limit} million at most.`,
    'kernel.busy': 'Too many images come in at the same time: nothing is saved. Send them again in a few seconds.',
  },
};

/**
 * Middleware for the media library's own URLs on disk: a valid link serves its file, every other request below `/uploads/` gets 404. A
 * response whose body is a file of the public folder is refused too, unless one of our routes sends it (`ctx.state.sentFile`): a path can
 * be spelled in many ways, so the check is made on the file that is about to be sent. (SEC-14)
 */
export const library: MiddlewareFactory =
  (_, { strapi }) =>
  async (ctx, next) => {
    if (/^\/uploads\//i.test(ctx.path)) return serveByLink(strapi, ctx);

    await next();
    const { body } = ctx;
    const root = path.resolve(appOf(strapi).settings.PUBLIC_DIR);
    if (body === ctx.state['sentFile'] || !hasPath(body) || !path.resolve(body.path).startsWith(root + path.sep)) return;

    body.destroy?.();
    for (const name of ['Content-Length', 'Last-Modified', 'Cache-Control', 'ETag']) ctx.remove(name);
    throw new NotFound({});
  };

/** Whether a response body is read from a file: streams of `fs` have the path of their file. */
const hasPath = (body: unknown): body is { path: string; destroy?: () => void } =>
  typeof body === 'object' && body !== null && 'path' in body && typeof body.path === 'string';

async function serveByLink(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const file = ctx.path.slice('/uploads/'.length);
  const link = { file, until: String(ctx.query['until'] ?? ''), key: String(ctx.query['key'] ?? '') };
  const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
  if (!isRead || isOnS3(strapi) || !isLinkValid(link, await currentTime(strapi), appOf(strapi).settings.LINK_SECRET))
    throw new NotFound({});

  const { name: hash, ext } = path.parse(file);
  const media = await strapi.db.query('plugin::upload.file').findOne({ where: { hash }, select: ['name'] });
  await sendFile(strapi, ctx, { url: ctx.path, missing: new NotFound({}), disposition: attachmentNamed({ name: media?.name, ext }) });
}
