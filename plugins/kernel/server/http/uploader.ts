import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { appOf } from '../base/app.ts';

/** How long an upload may take to arrive, in milliseconds: as long as a session of the admin lasts without activity. (H-96) */
export const UPLOAD_TIMEOUT_MS = 30 * 60_000;

/** An account of the CMS admin, with its roles. */
type AdminUser = Readonly<{ id: number }>;

/** A second name for the sessions of the admin, under which access tokens are verified without regard to their age. */
const ANY_AGE = 'kernel-upload';

/** Whether a request sends a form to the media library: a file, or what is said of one. */
export const isUpload = (ctx: Context): boolean => /^\/upload(\/|$)/.test(ctx.path) && Boolean(ctx.is('multipart/*'));

/**
 * Lets an upload arrive that outlasts its access token, which is good for five minutes: what counts is the session that the token belongs
 * to, when the upload begins and when it has arrived. To refuse a token for its age would only have the same bytes sent twice. (H-96)
 */
export function acceptLongUploads(strapi: Core.Strapi): void {
  const { ADMIN_JWT_SECRET } = appOf(strapi).settings;
  strapi.sessionManager.defineOrigin(ANY_AGE, { jwtSecret: ADMIN_JWT_SECRET, jwtOptions: { ignoreExpiration: true } });
  strapi.get('auth').register('admin', {
    name: ANY_AGE,
    async authenticate(ctx: Context) {
      const user = await uploaderOf(strapi, ctx);
      if (!user) return { authenticated: false };

      const ability = await strapi.service('admin::permission').engine.generateUserAbility(user);
      Object.assign(ctx.state, { user, userAbility: ability });
      return { authenticated: true, credentials: user, ability };
    },
  });
}

/** Returns the member of staff who sends this upload; undefined for other requests, and once their session or account has ended. */
export async function uploaderOf(strapi: Core.Strapi, ctx: Context): Promise<AdminUser | undefined> {
  if (!isUpload(ctx)) return undefined;

  const { payload } = strapi.sessionManager(ANY_AGE).validateAccessToken(ctx.get('authorization').replace(/^Bearer /, ''));
  if (!payload || !(await strapi.sessionManager('admin').isSessionActive(payload.sessionId))) return undefined;
  const where = { id: payload.userId, isActive: true };
  return (await strapi.db.query('admin::user').findOne({ where, populate: ['roles'] })) ?? undefined;
}
