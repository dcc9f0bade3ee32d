import { rm } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { appOf } from '../base/app.ts';
import { numberField, stringField } from '../base/caught-error.ts';
import { Refusal } from '../base/refusal.ts';
import { requestId, withRequestId } from '../base/request-id.ts';
import { isSameSecret } from '../base/signature.ts';
import { FILE_LIMIT } from './bytes.ts';
import { BodyTooLarge, NotFound, SignInNeeded, UnreadableBody, UnsupportedBody } from './problem.ts';
import { sendAdminProblem, sendProblem } from './send-problem.ts';

/** The largest request body that is not a file upload, in bytes. */
const BODY_LIMIT = 2 * 1024 * 1024;

/** How much a multipart form may add to the size of its file, in bytes. */
const FORM_OVERHEAD = 64 * 1024;

/** How Strapi makes a middleware: with its configuration, which ours have not, and with the app. */
export type MiddlewareFactory = (config: unknown, app: { strapi: Core.Strapi }) => (ctx: Context, next: Next) => Promise<void>;

const isUpload = (path: string) => /^\/upload(\/|$)/.test(path);
const isApi = (path: string) => path.startsWith('/api/');

/** The first middleware: gives the request its id and writes one access log line about it. (OPS-3) */
export const request: MiddlewareFactory =
  (_, { strapi }) =>
  (ctx, next) => {
    // Only our site is trusted with the client address and the request id that it passes on.
    const isFromSite = isSameSecret(ctx.get('x-cordee-site'), appOf(strapi).settings.SITE_SECRET);
    return withRequestId(isFromSite ? ctx.get('x-request-id') : null, async () => {
      const startedAt = performance.now();
      ctx.state['requestId'] = requestId();
      ctx.state['clientAddress'] = (isFromSite && ctx.get('x-cordee-client')) || ctx.ip;
      ctx.set('X-Request-Id', requestId() ?? '');
      await next();
      const took = Math.round(performance.now() - startedAt);
      strapi.log.info(`${ctx.method} ${ctx.path} ${ctx.status}`, { status: ctx.status, took, client: clientAddress(ctx) });
    });
  };

/**
 * Runs inside Strapi's own error middleware: rejects bodies that are too large or unreadable, turns errors below `/api` into problem+json
 * (RFC 9457), and removes temporary upload files afterwards.
 */
export const problems: MiddlewareFactory =
  (_, { strapi }) =>
  async (ctx, next) => {
    try {
      rejectBody(strapi, ctx);
      await next();
      if (isApi(ctx.path) && ctx.status === 404 && ctx.body == null) throw new NotFound({});
    } catch (error) {
      const cause = bodyError(error) ?? error;
      if (isApi(ctx.path)) sendProblem(strapi, ctx, cause);
      else if (cause instanceof Refusal) sendAdminProblem(strapi, ctx, cause);
      else throw error;
    } finally {
      await removeTemporaryFiles(ctx);
    }
  };

function rejectBody(strapi: Core.Strapi, ctx: Context): void {
  if (isUpload(ctx.path)) {
    rejectAnonymousUpload(strapi, ctx);
    return;
  }
  // The site sends a file as the raw body, the admin in a multipart form. Routes that expect no file leave it unread.
  const limit = ctx.is(isApi(ctx.path) ? 'application/octet-stream' : 'multipart/*') ? FILE_LIMIT + FORM_OVERHEAD : BODY_LIMIT;
  if (Number(ctx.get('content-length')) > limit) throw new BodyTooLarge({ limit });
  if (ctx.is('multipart/*') && isApi(ctx.path)) throw new UnsupportedBody({});
  rejectAnonymousUpload(strapi, ctx);
}

/** Strapi writes uploaded files to disk before any route runs: only signed-in staff may send them. */
function rejectAnonymousUpload(strapi: Core.Strapi, ctx: Context): void {
  const token = ctx.get('authorization').replace(/^Bearer /, '');
  if (ctx.is('multipart/*') && !strapi.sessionManager('admin').validateAccessToken(token).isValid) throw new SignInNeeded({});
}

/** Removes the uploaded files that no route has moved elsewhere. */
const removeTemporaryFiles = (ctx: Context) =>
  Promise.all(
    Object.values(ctx.request.files ?? {})
      .flat()
      .map((file) => rm(file.filepath, { force: true })),
  );

/** The refusal for an error that Strapi's body parser threw; undefined for any other error. */
function bodyError(error: unknown): Error | undefined {
  const status = numberField(error, 'status');
  if (status === 400 && error instanceof SyntaxError) return new UnreadableBody({});
  if (status === 413 || stringField(error, 'type') === 'entity.too.large') return new BodyTooLarge({ limit: BODY_LIMIT });
  if (status === 400 && /JSON|body|parse/i.test(stringField(error, 'message') ?? '')) return new UnreadableBody({});
  return undefined;
}

/** The IP address of the person's own device: as passed on by the site, else that of the connection. */
export const clientAddress = (ctx: Context): string => ctx.state['clientAddress'] ?? ctx.ip;
