import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { currentTime } from '../clock.ts';
import { Unavailable } from '../http/problem.ts';
import { appOf } from '../plugin.ts';
import { fileLink } from './file-link.ts';
import { stretchIn } from './range.ts';
import { RangeBeyondEnd } from './refusals.ts';

// A stored file is named by the last part of its address in the library: the same on disk and on S3.

/** How long the store may take to answer, in milliseconds. */
const STORE_TIMEOUT_MS = 5_000;

/** The whole of a stored file or a part of it, as it goes on the wire. */
type ManagedProcess = Readonly<{ status: number; headers: Readonly<Record<string, string>>; bytes: Readable }>;

/** What of Strapi's upload provider we use: the library's own hand on the store. */
type Provider = {
  isPrivate: () => Promise<boolean>;
  getSignedUrl: (file: ProviderFile) => Promise<{ url: string }>;
  uploadStream: (file: ProviderFile & { mime: string; stream: Readable }) => Promise<void>;
  delete: (file: ProviderFile) => Promise<unknown>;
  extend: (more: Partial<Provider>) => void;
};
type ProviderFile = { hash: string; ext: string; url: string };

export const providerOf = (strapi: Core.Strapi): Provider => (strapi.plugin('upload') as unknown as { provider: Provider }).provider;

/** Whether files lie on S3; else they lie below PUBLIC_DIR. */
export const isOnS3 = (strapi: Core.Strapi): boolean => appOf(strapi).settings.S3_ENDPOINT !== undefined;

/**
 * Sends a stored file, or the range of it that is asked for; never to be kept by who gets it. Whoever calls has looked at the right to it.
 * @throws RangeBeyondEnd, Unavailable, `missing` (LRN-5, SEC-14)
 */
export async function sendFile(
  strapi: Core.Strapi,
  ctx: Context,
  { url, missing, as = 'inline' }: Readonly<{ url: string; missing: Error; as?: 'inline' | 'attachment' }>,
): Promise<void> {
  const part = await openPart(strapi, url, ctx.get('range') || undefined);
  if (part === 'beyond') throw new RangeBeyondEnd({});
  if (!part) throw missing;

  // Koa lets an answer hang whose bytes stop coming after it began.
  part.bytes.once('error', () => ctx.res.destroy());
  ctx.status = part.status;
  ctx.set({
    'Cache-Control': 'private, no-store',
    'Content-Disposition': as,
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
  });
  if (!ctx.response.get('Content-Type')) ctx.type = path.extname(fileIn(url));
  ctx.body = ctx.state['sentFile'] = part.bytes;
  ctx.set(part.headers);
}

/** The bytes of a stored file, from its beginning; undefined when it is not there. Whoever reads half of it destroys the rest. */
export async function readFile(strapi: Core.Strapi, url: string): Promise<Readable | undefined> {
  const part = await openPart(strapi, url, undefined);
  return part === 'beyond' ? undefined : part?.bytes;
}

/** Whether a stored file is there. */
export async function isThere(strapi: Core.Strapi, url: string): Promise<boolean> {
  const part = await openPart(strapi, url, 'bytes=0-0');
  if (part && part !== 'beyond') part.bytes.destroy();
  return part !== undefined;
}

/** An address at which a stored file is found for a minute, by whoever has it. (SEC-14) */
export async function linkTo(strapi: Core.Strapi, url: string): Promise<string> {
  const file = fileIn(url);
  if (isOnS3(strapi)) return (await providerOf(strapi).getSignedUrl(providerFile(strapi, file))).url;

  return fileLink(file, await currentTime(strapi), appOf(strapi).settings.LINK_SECRET);
}

/** Puts a file of ours into the store, beside the library and not in it. */
export async function putFile(strapi: Core.Strapi, file: Readonly<{ name: string; mime: string; bytes: Uint8Array }>): Promise<void> {
  await providerOf(strapi).uploadStream({ ...providerFile(strapi, file.name), mime: file.mime, stream: Readable.from([file.bytes]) });
}

/** Removes a file from the store; one that is not there is removed already. */
export async function removeFile(strapi: Core.Strapi, name: string): Promise<void> {
  await providerOf(strapi).delete(providerFile(strapi, name));
}

const fileIn = (url: string) => path.basename(url.split('?')[0] ?? '');

function providerFile(strapi: Core.Strapi, file: string): ProviderFile {
  const { S3_ENDPOINT = '', S3_BUCKET = '' } = appOf(strapi).settings;
  const ext = path.extname(file);
  return { hash: path.basename(file, ext), ext, url: `${S3_ENDPOINT.replace(/\/$/, '')}/${S3_BUCKET}/${file}` };
}

const openPart = (strapi: Core.Strapi, url: string, range: string | undefined): Promise<ManagedProcess | 'beyond' | undefined> =>
  isOnS3(strapi) ? fromS3(strapi, url, range) : fromDisk(strapi, url, range);

async function fromDisk(strapi: Core.Strapi, url: string, range: string | undefined): Promise<ManagedProcess | 'beyond' | undefined> {
  const file = path.join(appOf(strapi).settings.PUBLIC_DIR, 'uploads', fileIn(url));
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return undefined;

  const stretch = stretchIn(range, found.size);
  if (stretch === 'beyond') return 'beyond';
  if (!stretch) return { status: 200, headers: { 'Content-Length': String(found.size) }, bytes: createReadStream(file) };

  const { start, end } = stretch;
  const headers = { 'Content-Length': String(end - start + 1), 'Content-Range': `bytes ${start}-${end}/${found.size}` };
  return { status: 206, headers, bytes: createReadStream(file, { start, end }) };
}

async function fromS3(strapi: Core.Strapi, url: string, range: string | undefined): Promise<ManagedProcess | 'beyond' | undefined> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), STORE_TIMEOUT_MS);
  const request = fetch(await linkTo(strapi, url), { headers: range ? { range } : {}, signal: timeout.signal });
  const response = await request.catch(() => undefined).finally(() => clearTimeout(timer));
  if (response?.ok && response.body) {
    const headers = Object.fromEntries(
      FORWARDED_HEADERS.flatMap((name) => (response.headers.has(name) ? [[name, response.headers.get(name) ?? '']] : [])),
    );
    return { status: response.status, headers, bytes: Readable.fromWeb(response.body as never) };
  }

  if (response?.status === 416) return 'beyond';
  if (response && (await isGone(response))) return undefined;
  throw new Unavailable({ retryAfter: 2 });
}

/** A store that may not list its files says 403 of one that is not there; of a wrong or old key of ours it says another word. */
async function isGone(response: Response): Promise<boolean> {
  if (response.status !== 403) return response.status === 404;
  return /<Code>AccessDenied<\/Code>/.test(await response.text());
}

const FORWARDED_HEADERS = ['content-length', 'content-range'];
