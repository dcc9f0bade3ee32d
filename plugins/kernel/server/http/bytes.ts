import type { Context } from 'koa';
import { BodyTooLarge } from './problem.ts';

/** The largest file that can be uploaded outside the media library, in bytes. (SEC-7) */
export const FILE_LIMIT = 10 * 1024 * 1024;

/** Reads a request body that is a single file. @throws BodyTooLarge */
export async function bytesIn(ctx: Context): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const data of ctx.req) {
    const chunk: Buffer = data;
    size += chunk.length;
    if (size > FILE_LIMIT) throw new BodyTooLarge({ limit: FILE_LIMIT });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
