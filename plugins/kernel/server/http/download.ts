import type { Context } from 'koa';

/** A file that browsers save under its name; they never open it in the page. */
export type Download = Readonly<{ name: string; type: string; bytes: Uint8Array }>;

/** Responds with a file as an attachment that no cache may store. */
export function sendDownload(ctx: Context, { name, type, bytes }: Download): void {
  ctx.attachment(name);
  ctx.type = type;
  ctx.set('Cache-Control', 'no-store');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.body = Buffer.from(bytes);
}
