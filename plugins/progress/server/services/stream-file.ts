import path from 'node:path';
import { finished } from 'node:stream/promises';
import { houseOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import send from 'send';
import { RangeBeyondEnd } from '../domain/refusals.ts';

/** Which file of the library, and what to say when it is not there. */
type Sending = Readonly<{ url: string; missing: Error }>;

/** Sends a file of the library, or the range of it that is asked for; never to be kept. @throws RangeBeyondEnd, `missing` */
export async function streamFile(strapi: Core.Strapi, ctx: Context, { url, missing }: Sending): Promise<void> {
  const root = path.join(houseOf(strapi).settings.PUBLIC_DIR, 'uploads');
  const sending = send(ctx.req, path.basename(url), { root, cacheControl: false, index: false });
  await new Promise<void>((resolve, reject) => {
    sending.on('headers', () => {
      // From here on the answer is written past Koa.
      ctx.respond = false;
      ctx.res.statusCode = 200;
      for (const [name, value] of Object.entries(HEADERS)) ctx.res.setHeader(name, value);
    });
    sending.on('error', (error: { status: number }) => {
      ctx.respond = true;
      reject(error.status === 416 ? new RangeBeyondEnd({}) : missing);
    });
    sending.on('directory', () => reject(missing));
    finished(ctx.res).then(resolve, () => resolve());
    sending.pipe(ctx.res);
  });
}

const HEADERS = { 'Cache-Control': 'private, no-store', 'Content-Disposition': 'inline', 'X-Content-Type-Options': 'nosniff' };
