import type { Context } from 'koa';

/** A file that a route of the admin hands out, to be kept under this name; never opened in the page. */
export class Download {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;

  constructor({ name, type, bytes }: { name: string; type: string; bytes: Uint8Array }) {
    this.name = name;
    this.type = type;
    this.bytes = bytes;
  }
}

/** Answers with the file; no cache keeps it. */
export function sendDownload(ctx: Context, { name, type, bytes }: Download): void {
  ctx.attachment(name);
  ctx.type = type;
  ctx.set('Cache-Control', 'no-store');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.body = Buffer.from(bytes);
}
