import { timingSafeEqual } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Context, Next } from 'koa';
import { appOf } from '../plugin.ts';
import { Refusal } from '../refusal.ts';
import { requestId, withRequestId } from '../request-id.ts';
import { FILE_LIMIT } from './bytes.ts';
import { BodyTooLarge, NotFound, SignInNeeded, UnreadableBody, UnsupportedBody } from './problem.ts';
import { sendAdminProblem, sendProblem } from './route.ts';

/** The largest body taken that is no file, in bytes. */
const BODY_LIMIT = 2 * 1024 * 1024;

/** What a form may say around a file, in bytes. */
const FORM_AROUND = 64 * 1024;

const isUpload = (path: string) => /^\/upload(\/|$)/.test(path);
const isApi = (path: string) => path.startsWith('/api/');

/** First of all middlewares: gives the request its id and writes the one line of the log about it. (OPS-3) */
export const request = () => (ctx: Context, next: Next) =>
  withRequestId(isFromSite(ctx) ? ctx.get('x-request-id') : null, async () => {
    const began = performance.now();
    ctx.state['requestId'] = requestId();
    ctx.set('X-Request-Id', requestId() ?? '');
    await next();
    const took = Math.round(performance.now() - began);
    strapi.log.info(`${ctx.method} ${ctx.path} ${ctx.status}`, { status: ctx.status, took, client: clientAddress(ctx) });
  });

/** Inside Strapi's own error pages: refuses bodies too large or unreadable, and answers in one form below `/api`. */
export const problems = () => async (ctx: Context, next: Next) => {
  try {
    rejectBody(ctx);
    await next();
    if (isApi(ctx.path) && ctx.status === 404 && ctx.body == null) throw new NotFound({});
  } catch (error) {
    const refused = bodyError(error) ?? error;
    if (isApi(ctx.path)) sendProblem(ctx, refused);
    else if (refused instanceof Refusal) sendAdminProblem(ctx, refused);
    else throw error;
  } finally {
    await removeTemporaryFiles(ctx);
  }
};

function rejectBody(ctx: Context): void {
  if (isUpload(ctx.path)) {
    rejectAnonymousUpload(ctx);
    return;
  }
  // The site sends a file as it is, the admin in a form; whoever did not ask for one leaves it unread.
  const limit = ctx.is(isApi(ctx.path) ? 'application/octet-stream' : 'multipart/*') ? FILE_LIMIT + FORM_AROUND : BODY_LIMIT;
  if (Number(ctx.get('content-length')) > limit) throw new BodyTooLarge({ limit });
  if (ctx.is('multipart/*') && isApi(ctx.path)) throw new UnsupportedBody({});
  rejectAnonymousUpload(ctx);
}

/** Files are written to disk before anything else looks at the request: nobody but signed-in staff may send them. */
function rejectAnonymousUpload(ctx: Context): void {
  const token = ctx.get('authorization').replace(/^Bearer /, '');
  if (ctx.is('multipart/*') && !strapi.sessionManager('admin').validateAccessToken(token).isValid) throw new SignInNeeded({});
}

/** Whatever was uploaded and nobody took. */
const removeTemporaryFiles = (ctx: Context) =>
  Promise.all(
    Object.values(ctx.request.files ?? {})
      .flat()
      .map((file) => rm((file as { filepath: string }).filepath, { force: true })),
  );

function bodyError(error: unknown): Error | undefined {
  const { status, type, message } = error as { status?: number; type?: string; message?: string };
  if (status === 400 && error instanceof SyntaxError) return new UnreadableBody({});
  if (status === 413 || type === 'entity.too.large') return new BodyTooLarge({ limit: BODY_LIMIT });
  if (status === 400 && /JSON|body|parse/i.test(message ?? '')) return new UnreadableBody({});
  return undefined;
}

/** Whether the site is calling: only then are the client address and the request id that it passes on believed. */
function isFromSite(ctx: Context): boolean {
  const given = Buffer.from(ctx.get('x-cordee-site'));
  const known = Buffer.from(appOf(strapi).settings.SITE_SECRET);
  return given.length === known.length && timingSafeEqual(given, known);
}

/** The address of the person's own machine. */
export const clientAddress = (ctx: Context): string => (isFromSite(ctx) && ctx.get('x-cordee-client')) || ctx.ip;
