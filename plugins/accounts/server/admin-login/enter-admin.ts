import { randomBytes } from 'node:crypto';
import { appOf, type Id } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { buildSessionMetadata, parseUserAgent } from '@strapi/utils';
import type { Context } from 'koa';
import { loginTokenLink } from '../domain/link.ts';
import { tokenHash } from '../sign-in/domain/token-hash.ts';
import { consumeLoginToken, type LetIn } from './login-token-store.ts';

/** The names of the admin's own cookies: the one that renews its session, and the one that its pages read the access token from. */
const COOKIES = { refresh: 'strapi_admin_refresh', access: 'jwtToken' } as const;

/** Where the admin sets both anew. At another path, a browser would hold two of a name, and send the one of a session that has ended. */
const COOKIE_PATH = '/admin';

/** Where earlier releases set them. */
const FORMER_COOKIE_PATH = '/';

/** The cookie by which the browser that asked for a login token is recognised: over https, no other host can set it. */
const browserCookie = ({ secure }: Context) => (secure ? '__Host-cordee-entree' : 'cordee-entree');

/** How long the site has to send a browser back, in milliseconds: it may have to sign in first. */
const BROWSER_COOKIE_MS = 30 * 60_000;

const browserHash = (secret: string) => tokenHash(secret).toString('base64url');

/**
 * Single sign-on of staff, in two steps. A browser without a login token is given a random value, and sent to the page of the site that creates
 * login tokens with its hash; one that comes back with a token for this value gets a session of the admin and is redirected into it. A link
 * with the token of somebody else lets nobody in, and is used up. (ACC-22)
 */
export async function enterAdmin(strapi: Core.Strapi, ctx: Context, loginToken: string): Promise<void> {
  const { SITE_URL, LINK_SECRET } = appOf(strapi).settings;
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Referrer-Policy', 'no-referrer');
  if (loginToken === '') return ctx.redirect(`${SITE_URL}/travail?navigateur=${recogniseBrowser(ctx)}`);

  const secret = ctx.cookies.get(browserCookie(ctx));
  const id = loginTokenLink.idIn(loginToken, LINK_SECRET);
  const browser = secret ? browserHash(secret) : null;
  const staff = id ? await consumeLoginToken(strapi.db.connection, { id, browser }) : undefined;
  if (staff) return openAdmin(strapi, ctx, staff);
  // A browser that keeps no cookie would be sent to and fro for ever.
  ctx.redirect(secret ? `${SITE_URL}/travail` : `${SITE_URL}/travail?encore`);
}

/** Gives the browser a random value and returns its hash. */
function recogniseBrowser(ctx: Context): string {
  const secret = randomBytes(32).toString('base64url');
  ctx.cookies.set(browserCookie(ctx), secret, { ...cookieOptions(ctx), path: '/', httpOnly: true, maxAge: BROWSER_COOKIE_MS });
  return browserHash(secret);
}

async function openAdmin(strapi: Core.Strapi, ctx: Context, staff: LetIn): Promise<void> {
  const { refresh, access } = await beginSession(strapi, staff.adminUser, staff.signIn, ctx.get('user-agent'));
  const options = { ...cookieOptions(ctx), path: COOKIE_PATH };
  ctx.cookies.set(COOKIES.refresh, refresh, { ...options, httpOnly: true });
  ctx.cookies.set(COOKIES.access, access, { ...options, httpOnly: false });
  for (const name of Object.values(COOKIES)) ctx.cookies.set(name, null, { path: FORMER_COOKIE_PATH });
  ctx.redirect(`${appOf(strapi).settings.CMS_URL}/admin`);
}

const cookieOptions = ({ secure }: Context) => ({ secure, sameSite: 'lax' }) as const;

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
