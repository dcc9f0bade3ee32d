import type { Context } from 'koa';

/** A file that an admin route returns as a download under this name; browsers never open it in the page. */
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

/** Responds with the file as an attachment that no cache may store. */
export function sendDownload(ctx: Context, { name, type, bytes }: Download): void {
  ctx.attachment(name);
  ctx.type = type;
  ctx.set('Cache-Control', 'no-store');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.body = Buffer.from(bytes);
}
