import { getActionContext } from 'astro:actions';
import { defineMiddleware } from 'astro:middleware';
import { randomUUID } from 'node:crypto';
import { siteSettings } from '@cordee/kernel/settings';
import { clientAddress } from './lib/client-address.ts';
import { choice, sessionToken } from './lib/cookies.ts';
import { LOCALES, type Locale, preferred } from './lib/messages.ts';
import { paths } from './paths.ts';

type Context = Parameters<typeof getActionContext>[0];

const settings = siteSettings();

/** Reads what the browser brings and sets headers. It decides no right: paths can be disguised, data cannot. */
export const onRequest = defineMiddleware(async (context, next) => {
  const { cookies, locals, request } = context;
  const chosen = choice(cookies, 'lang') as Locale | undefined;
  const theme = choice(cookies, 'theme');
  locals.token = sessionToken(cookies);
  locals.locale = chosen && LOCALES.includes(chosen) ? chosen : preferred(request.headers.get('accept-language'));
  locals.theme = theme === 'light' || theme === 'dark' ? theme : undefined;
  locals.clientAddress = clientAddress(request.headers, { socket: context.clientAddress, proxies: settings.TRUSTED_PROXIES });
  locals.requestId ??= request.headers.get('x-request-id') ?? randomUUID();

  const response = rejectForeignOrigin(context) ?? rejectTooLarge(context) ?? (await runFrameAction(context)) ?? (await next());
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'private, no-store');
  return response;
});

/** Only our own pages may change anything: what comes from another page is refused before it is read. */
function rejectForeignOrigin({ request, url }: Context): Response | undefined {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;

  const origin = request.headers.get('origin');
  // Behind a proxy the address that people see is not the one that arrives here.
  const ours = origin !== null && [new URL(settings.SITE_URL).origin, url.origin].includes(origin);
  return ours ? undefined : new Response(null, { status: 403 });
}

const MEGABYTES = 1024 * 1024;

/** A form with a picture may be 11 MB, anything else 1 MB; what does not say how large it is, is not read. */
function rejectTooLarge({ request, url, redirect }: Context): Response | undefined {
  if (request.body === null) return undefined;

  const length = request.headers.get('content-length');
  if (length === null) return new Response(null, { status: 411 });
  const picture = url.searchParams.get('_action') === 'choosePicture';
  if (Number(length) <= (picture ? 11 : 1) * MEGABYTES) return undefined;
  return picture ? redirect(paths.pictureTooHeavy, 303) : new Response(null, { status: 413 });
}

/** Forms in the frame of every page: done, and back to the page as it was. */
async function runFrameAction(context: Context): Promise<Response | undefined> {
  const { action } = getActionContext(context);
  if (action?.calledFrom !== 'form' || !['chooseLanguage', 'chooseTheme', 'signOut'].includes(action.name)) return undefined;

  await action.handler();
  const back = new URL(context.url);
  back.searchParams.delete('_action');
  const response = context.redirect(back.pathname + back.search, 303);
  // Whoever uses the browser next finds no page that was kept, by going back either.
  if (action.name === 'signOut') response.headers.set('Clear-Site-Data', '"cache"');
  return response;
}

const HEADERS = {
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
