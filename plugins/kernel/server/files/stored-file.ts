import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { appOf } from '../base/app.ts';
import { currentTime } from '../base/clock.ts';
import { Unavailable } from '../http/problem.ts';
import { byteRangeIn } from './byte-range.ts';
import { fileLink } from './file-link.ts';
import { RangeBeyondEnd } from './refusals.ts';

// The name of a stored file is the last segment of its URL in the media library: the same on disk and on S3.

/** How long S3 may take to begin its response, in milliseconds. */
const S3_TIMEOUT_MS = 5_000;

/** The HTTP response for a stored file, whole or a range of it. */
type FileResponse = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: Readable }>;

/** Strapi's upload provider, as far as we use it: the media library's own access to the file store. */
type Provider = {
  isPrivate: () => Promise<boolean>;
  getSignedUrl: (file: ProviderFile, options?: { ResponseContentDisposition: string }) => Promise<{ url: string }>;
  uploadStream: (file: ProviderFile & { mime: string; stream: Readable }) => Promise<void>;
  delete: (file: ProviderFile) => Promise<unknown>;
  extend: (more: Partial<Provider>) => void;
};
type ProviderFile = { name?: string; hash: string; ext: string; url: string };

/** Returns Strapi's upload provider: the one for S3 or the one for the local disk. */
export const providerOf = (strapi: Core.Strapi): Provider => strapi.plugin('upload').provider;

/** Whether files are stored on S3; otherwise they are stored in PUBLIC_DIR. */
export const isOnS3 = (strapi: Core.Strapi): boolean => appOf(strapi).settings.S3_ENDPOINT !== undefined;

/**
 * Sends a stored file, or the range of it that was requested; the response may not be cached. The caller must have checked the right to it.
 * @throws RangeBeyondEnd, Unavailable, `missing` (LRN-5, SEC-14)
 */
export async function sendFile(
  strapi: Core.Strapi,
  ctx: Context,
  { url, missing, disposition = 'inline' }: Readonly<{ url: string; missing: Error; disposition?: string }>,
): Promise<void> {
  const file = await openFile(strapi, url, ctx.get('range') || undefined);
  if (file === 'beyond') throw new RangeBeyondEnd({});
  if (!file) throw missing;

  // Koa would let a response hang whose stream fails after it began.
  file.body.once('error', () => ctx.res.destroy());
  ctx.status = file.status;
  ctx.set({
    'Cache-Control': 'private, no-store',
    'Content-Disposition': disposition,
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
  });
  if (!ctx.response.get('Content-Type')) ctx.type = path.extname(fileNameIn(url));
  ctx.body = ctx.state['sentFile'] = file.body;
  ctx.set(file.headers);
}

/** Opens a stored file for reading; undefined when it does not exist. A caller that does not read it to its end must destroy the stream. */
export async function readFile(strapi: Core.Strapi, url: string): Promise<Readable | undefined> {
  const file = await openFile(strapi, url, undefined);
  return file === 'beyond' ? undefined : file?.body;
}

/** Whether a stored file exists. @throws Unavailable when S3 does not answer */
export async function fileExists(strapi: Core.Strapi, url: string): Promise<boolean> {
  const file = await openFile(strapi, url, 'bytes=0-0');
  if (file && file !== 'beyond') file.body.destroy();
  return file !== undefined;
}

/** Returns a signed URL at which whoever has it can download a stored file for a minute. (SEC-14) */
export async function linkTo(strapi: Core.Strapi, url: string): Promise<string> {
  const name = fileNameIn(url);
  if (isOnS3(strapi)) return (await providerOf(strapi).getSignedUrl(providerFile(strapi, name))).url;

  return fileLink(name, await currentTime(strapi), appOf(strapi).settings.LINK_SECRET);
}

/** Writes a file to the file store without adding it to the media library. */
export async function putFile(strapi: Core.Strapi, file: Readonly<{ name: string; mime: string; bytes: Uint8Array }>): Promise<void> {
  await providerOf(strapi).uploadStream({ ...providerFile(strapi, file.name), mime: file.mime, stream: Readable.from([file.bytes]) });
}

/** Removes a file from the file store; does nothing when it does not exist. */
export async function removeFile(strapi: Core.Strapi, name: string): Promise<void> {
  await providerOf(strapi).delete(providerFile(strapi, name));
}

const fileNameIn = (url: string) => path.basename(url.split('?')[0] ?? '');

function providerFile(strapi: Core.Strapi, name: string): ProviderFile {
  const { S3_ENDPOINT = '', S3_BUCKET = '' } = appOf(strapi).settings;
  const ext = path.extname(name);
  return { hash: path.basename(name, ext), ext, url: `${S3_ENDPOINT.replace(/\/$/, '')}/${S3_BUCKET}/${name}` };
}

const openFile = (strapi: Core.Strapi, url: string, range: string | undefined): Promise<FileResponse | 'beyond' | undefined> =>
  isOnS3(strapi) ? openOnS3(strapi, url, range) : openOnDisk(strapi, url, range);

async function openOnDisk(strapi: Core.Strapi, url: string, range: string | undefined): Promise<FileResponse | 'beyond' | undefined> {
  const file = path.join(appOf(strapi).settings.PUBLIC_DIR, 'uploads', fileNameIn(url));
  const stats = await stat(file).catch(() => undefined);
  if (!stats?.isFile()) return undefined;

  const byteRange = byteRangeIn(range, stats.size);
  if (byteRange === 'beyond') return 'beyond';
  if (!byteRange) return { status: 200, headers: { 'Content-Length': String(stats.size) }, body: createReadStream(file) };

  const { start, end } = byteRange;
  const headers = { 'Content-Length': String(end - start + 1), 'Content-Range': `bytes ${start}-${end}/${stats.size}` };
  return { status: 206, headers, body: createReadStream(file, { start, end }) };
}

async function openOnS3(strapi: Core.Strapi, url: string, range: string | undefined): Promise<FileResponse | 'beyond' | undefined> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), S3_TIMEOUT_MS);
  const request = fetch(await linkTo(strapi, url), { headers: range ? { range } : {}, signal: timeout.signal });
  const response = await request.catch(() => undefined).finally(() => clearTimeout(timer));
  if (response?.ok && response.body) {
    const headers = Object.fromEntries(
      FORWARDED_HEADERS.flatMap((name) => (response.headers.has(name) ? [[name, response.headers.get(name) ?? '']] : [])),
    );
    // Cast: the DOM's type of a web stream lacks the async iterator that Node's has, though it is the same class.
    return { status: response.status, headers, body: Readable.fromWeb(response.body as never) };
  }

  if (response?.status === 416) return 'beyond';
  if (response && (await isMissing(response))) return undefined;
  throw new Unavailable({ retryAfter: 2 });
}

/** Whether S3 reports a missing file: 404, or 403 AccessDenied when our key may not list the bucket (a wrong key has another code). */
async function isMissing(response: Response): Promise<boolean> {
  if (response.status !== 403) return response.status === 404;
  return /<Code>AccessDenied<\/Code>/.test(await response.text());
}

const FORWARDED_HEADERS = ['content-length', 'content-range'];
