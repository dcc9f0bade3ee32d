import type { Context } from 'koa';
import { BodyTooLarge } from './problem.ts';

/** The largest file taken anywhere but at the media library, in bytes. (SEC-7) */
export const FILE_LIMIT = 10 * 1024 * 1024;

/** A body that is a file and nothing else, as it came. @throws BodyTooLarge */
export async function bytesIn(ctx: Context): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > FILE_LIMIT) throw new BodyTooLarge({ limit: FILE_LIMIT });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
