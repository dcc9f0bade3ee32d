import slugify from '@sindresorhus/slugify';
import type { Context } from 'koa';

/** A file that browsers save under its name; they never open it in the page. */
export type Download = Readonly<{ name: string; type: string; bytes: Uint8Array }>;

/** Responds with a file as an attachment that no cache may store. */
export function sendDownload(ctx: Context, { name, type, bytes }: Download): void {
  attachNamed(ctx, name);
  ctx.type = type;
  ctx.set('Cache-Control', 'no-store');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.body = Buffer.from(bytes);
}

/** Makes browsers save the response under this name; old clients under the same in plain letters, œ as oe and ł as l. (H-81) */
export const attachNamed = (ctx: Context, name: string): void => ctx.attachment(name, { fallback: plainName(name) });

const plainName = (name: string): string =>
  slugify(name, { lowercase: false, decamelize: false, preserveCharacters: ['.', '_', '(', ')'], separator: '-' });
