import { rm } from 'node:fs/promises';
import { isIP } from 'node:net';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { clientAddress as addressBehind } from '../../client-address.ts';
import { appOf } from '../base/app.ts';
import { failureText, numberField, stringField } from '../base/caught-error.ts';
import { requestId, withRequestId } from '../base/request-id.ts';
import { isSameSecret } from '../base/signature.ts';
import { FILE_LIMIT } from './bytes.ts';
import {
  BodyTooLarge,
  ForeignOrigin,
  LengthRequired,
  NotFound,
  refusalOfStrapi,
  SignInNeeded,
  UnreadableBody,
  UnsupportedBody,
} from './problem.ts';
import { sendAdminProblem, sendProblem } from './send-problem.ts';
import { isUpload, uploaderOf } from './uploader.ts';

/** The largest request body of staff that is not a file upload, in bytes: the text of a lesson. */
const BODY_LIMIT = 2 * 1024 * 1024;

/** The largest request body of anybody else, in bytes: what was played of a film, in ten thousand pieces. It is read before who sends it is known. */
const PUBLIC_BODY_LIMIT = 256 * 1024;

/** How much a multipart form may add to the size of its file, in bytes. */
const FORM_OVERHEAD = 64 * 1024;

/** How long a request that is not an upload may take to arrive, in milliseconds: the limit that Node itself has for any request. */
const REQUEST_TIMEOUT_MS = 5 * 60_000;

/** The code of the form parser for a form whose sender has gone away. */
const FORM_ABORTED = 1002;

/** How Strapi makes a middleware: with its configuration, which ours have not, and with the app. */
export type MiddlewareFactory = (config: unknown, app: { strapi: Core.Strapi }) => (ctx: Context, next: Next) => Promise<void>;

const isApi = (path: string) => path.startsWith('/api/');

/** The first middleware: gives the request its id and writes one access log line about it. (OPS-3) */
export const request: MiddlewareFactory =
  (_, { strapi }) =>
  (ctx, next) => {
    // Only our site is trusted with the client address and the request id that it passes on.
    const isFromSite = isSameSecret(ctx.get('x-cordee-site'), appOf(strapi).settings.SITE_SECRET);
    correctForwarded(strapi, ctx);
    return withRequestId(isFromSite ? ctx.get('x-request-id') : null, async () => {
      const startedAt = performance.now();
      ctx.state['requestId'] = requestId();
      ctx.state['clientAddress'] = isFromSite && isIP(ctx.get('x-cordee-client')) > 0 ? ctx.get('x-cordee-client') : ctx.ip;
      ctx.set('X-Request-Id', requestId() ?? '');
      await next();
      const took = Math.round(performance.now() - startedAt);
      strapi.log.info(`${ctx.method} ${ctx.path} ${ctx.status}`, { status: ctx.status, took, client: clientAddress(ctx) });
    });
  };

/**
 * Koa believes the headers of proxies, whoever wrote them: here they become what is true. The address is that which trusted proxies passed on,
 * protocol and host are those of the public URL. (OPS-3)
 */
function correctForwarded(strapi: Core.Strapi, { req }: Context): void {
  const { CMS_URL, TRUSTED_PROXIES } = appOf(strapi).settings;
  const { protocol, host } = new URL(CMS_URL);
  const forwardedFor = req.headers['x-forwarded-for']?.toString();
  Object.assign(req.headers, {
    'x-forwarded-for': addressBehind({ socket: req.socket.remoteAddress, forwardedFor, proxies: TRUSTED_PROXIES }),
    'x-forwarded-proto': protocol.slice(0, -1),
    'x-forwarded-host': host,
  });
}

/**
 * Runs inside Strapi's own error middleware: rejects bodies that are too large or unreadable, turns errors below `/api` into problem+json
 * (RFC 9457) and those of Strapi's own routes that are no bugs into refusals, and removes temporary upload files afterwards.
 */
export const problems: MiddlewareFactory =
  (_, { strapi }) =>
  async (ctx, next) => {
    try {
      checkOrigin(strapi, ctx);
      await checkBody(strapi, ctx);
      await next();
      if (isApi(ctx.path) && ctx.status === 404 && ctx.body == null) throw new NotFound({});
    } catch (error) {
      const cause = inputError(error) ?? error;
      if (isApi(ctx.path)) return sendProblem(strapi, ctx, cause);
      const refused = refusalOfStrapi(cause);
      if (!refused) throw error;
      if (refused !== cause) strapi.log.warn(`refused with ${refused.code}: ${failureText(cause)}`);
      sendAdminProblem(strapi, ctx, refused);
    } finally {
      await removeTemporaryFiles(ctx);
    }
  };

/**
 * Refuses what a page of another origin would change, before anything of it is read. Programs and our site name no origin; a page that reached
 * this server by a name of its own has that name as its origin, and its Host is not believed. (SEC-6)
 */
function checkOrigin(strapi: Core.Strapi, ctx: Context): void {
  const origin = ctx.get('origin');
  const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(ctx.method);
  if (!isRead && origin !== '' && origin !== new URL(appOf(strapi).settings.CMS_URL).origin) throw new ForeignOrigin({});
}

/**
 * Lets uploads of staff in, which may be long under way (H-96); other bodies must arrive soon, be small, and of a type that routes accept.
 * Strapi writes the files of a form to disk before any route runs: only signed-in staff may send them.
 */
async function checkBody(strapi: Core.Strapi, ctx: Context): Promise<void> {
  if (await uploaderOf(strapi, ctx)) return;

  cutWhenLate(ctx);
  const isForm = Boolean(ctx.is('multipart/*'));
  const isStaff = !isApi(ctx.path) && hasAccessToken(strapi, ctx);
  if (isUpload(ctx) || (isForm && !isApi(ctx.path) && !isStaff)) throw new SignInNeeded({});
  // The site sends a file as the raw body, the admin in a multipart form. Routes that expect no file leave it unread.
  const isFile = isApi(ctx.path) ? ctx.is('application/octet-stream') : isForm;
  const limit = isFile ? FILE_LIMIT + FORM_OVERHEAD : isApi(ctx.path) ? PUBLIC_BODY_LIMIT : BODY_LIMIT;
  if (Number(ctx.get('content-length')) > limit) throw new BodyTooLarge({ limit });
  if (isForm && isApi(ctx.path)) throw new UnsupportedBody({});
  if (!isFile && !isStaff) checkPublicBody(ctx);
}

/**
 * What anybody sends is parsed before a route is asked: it is small, and says so beforehand. A form of the admin whose access token is too old gets
 * a new one and is sent again.
 */
function checkPublicBody(ctx: Context): void {
  // The size of a compressed body says nothing of what it holds.
  if (ctx.get('content-encoding') !== '') throw new UnreadableBody({});
  const isUnannounced = ctx.get('transfer-encoding') !== '';
  if (isApi(ctx.path) && isUnannounced) throw new LengthRequired({});
  if (isUnannounced || Number(ctx.get('content-length')) > PUBLIC_BODY_LIMIT) throw new SignInNeeded({});
}

/** Closes the connection of a request that has not arrived in time. */
function cutWhenLate({ req }: Context): void {
  const timer = setTimeout(() => req.complete || req.destroy(), REQUEST_TIMEOUT_MS);
  req.once('close', () => clearTimeout(timer));
}

const hasAccessToken = (strapi: Core.Strapi, ctx: Context): boolean =>
  strapi.sessionManager('admin').validateAccessToken(ctx.get('authorization').replace(/^Bearer /, '')).isValid;

/** Removes the uploaded files that no route has moved elsewhere. */
const removeTemporaryFiles = (ctx: Context) =>
  Promise.all(
    Object.values(ctx.request.files ?? {})
      .flat()
      .map((file) => rm(file.filepath, { force: true })),
  );

/** The refusal for an error that a middleware of Strapi threw over an address or a body; undefined for any other error. */
function inputError(error: unknown): Error | undefined {
  const status = numberField(error, 'status');
  // Bytes that are not compressed as their Content-Encoding says.
  if (/^Z_/.test(stringField(error, 'code') ?? '')) return new UnreadableBody({});
  if (status === 400 && error instanceof SyntaxError) return new UnreadableBody({});
  // An address that is no text.
  if (status === 400 && stringField(error, 'message') === 'failed to decode') return new NotFound({});
  if (numberField(error, 'code') === FORM_ABORTED) return new UnreadableBody({});
  if (status === 413 || stringField(error, 'type') === 'entity.too.large') return new BodyTooLarge({ limit: BODY_LIMIT });
  if (status === 400 && /JSON|body|parse/i.test(stringField(error, 'message') ?? '')) return new UnreadableBody({});
  return undefined;
}

/** The IP address of the person's own device: as passed on by the site, else that of the connection. */
export const clientAddress = (ctx: Context): string => ctx.state['clientAddress'] ?? ctx.ip;
