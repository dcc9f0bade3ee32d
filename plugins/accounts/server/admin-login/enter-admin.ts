import { appOf, type Id } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { buildSessionMetadata, parseUserAgent } from '@strapi/utils';
import type { Context } from 'koa';
import { loginTokenLink } from '../domain/link.ts';
import { consumeLoginToken } from './login-token-store.ts';

/** The names of the admin's own cookies: the one that renews its session, and the one that its pages read the access token from. */
const COOKIES = { refresh: 'strapi_admin_refresh', access: 'jwtToken' } as const;

/** Where the admin sets both anew. At another path, a browser would hold two of a name, and send the one of a session that has ended. */
const COOKIE_PATH = '/admin';

/** Where earlier releases set them. */
const FORMER_COOKIE_PATH = '/';

/**
 * Single sign-on of staff: begins an admin session with a login token and redirects the browser into the CMS admin; without a valid token, redirects to the page
 * of the site that creates them. (ACC-22)
 */
export async function enterAdmin(strapi: Core.Strapi, ctx: Context, loginToken: string): Promise<void> {
  const { CMS_URL, SITE_URL, LINK_SECRET } = appOf(strapi).settings;
  const id = loginTokenLink.idIn(loginToken, LINK_SECRET);
  const staff = id && (await consumeLoginToken(strapi.db.connection, id));
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Referrer-Policy', 'no-referrer');
  if (!staff) return ctx.redirect(`${SITE_URL}/travail`);

  const { refresh, access } = await beginSession(strapi, staff.adminUser, staff.signIn, ctx.get('user-agent'));
  const options = { secure: ctx.secure, sameSite: 'lax', path: COOKIE_PATH } as const;
  ctx.cookies.set(COOKIES.refresh, refresh, { ...options, httpOnly: true });
  ctx.cookies.set(COOKIES.access, access, { ...options, httpOnly: false });
  for (const name of Object.values(COOKIES)) ctx.cookies.set(name, null, { path: FORMER_COOKIE_PATH });
  ctx.redirect(`${CMS_URL}/admin`);
}

/**
 * Begins a session of the CMS admin, as Strapi's own login does; `device` is the sign-in that it was entered from, with which it ends. It is
 * listed by its browser, and since when it is open.
 */
export async function beginSession(
  strapi: Core.Strapi,
  adminUser: Id<'admin-user'>,
  device: string,
  userAgent = '',
): Promise<{ refresh: string; access: string }> {
  const sessions = strapi.sessionManager('admin');
  const { browser, os } = parseUserAgent(userAgent);
  const deviceName = [browser, os].filter(Boolean).join(', ');
  const metadata = { ...buildSessionMetadata({}), ...(deviceName && { deviceName }) };
  const { token: refresh } = await sessions.generateRefreshToken(String(adminUser), device, { type: 'session', metadata });
  const renewed = await sessions.generateAccessToken(refresh);
  if ('error' in renewed) throw new Error(`Strapi did not create an admin session: ${renewed.error}`);

  return { refresh, access: renewed.token };
}
