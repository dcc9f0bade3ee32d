import { getActionContext } from 'astro:actions';
import { defineMiddleware } from 'astro:middleware';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { accountsApi } from '@cordee/accounts/api';
import { clientAddress } from '@cordee/kernel/client-address';
import { siteSettings } from '@cordee/kernel/settings';
import { bodyLimit, hasOneField, isPictureForm } from './lib/body-limit.ts';
import { call, type Problem } from './lib/cms.ts';
import { getPreference, sessionToken } from './lib/cookies.ts';
import { problemOf } from './lib/form-outcome.ts';
import { isLocale, preferredLocale } from './lib/messages.ts';
import { FORGET_DEVICE, PAGE_OF, pageOfForm } from './lib/own-form.ts';
import { redirectAfterPost, restoreFormAnswer } from './lib/redirect-after-post.ts';
import { paths } from './paths.ts';

type Context = Parameters<typeof getActionContext>[0];

const settings = siteSettings();

/**
 * Fills `locals` from cookies and headers, rejects forged and oversized requests, and sets security headers. It authorises nothing: a
 * path can be disguised, so rights are decided by the CMS, on data.
 */
export const onRequest = defineMiddleware(async (context, next) => {
  const { cookies, locals, request } = context;
  const locale = getPreference(cookies, 'lang');
  const theme = getPreference(cookies, 'theme');
  locals.token = sessionToken(cookies);
  locals.locale = isLocale(locale) ? locale : preferredLocale(request.headers.get('accept-language'));
  locals.theme = theme === 'light' || theme === 'dark' ? theme : undefined;
  locals.clientAddress = clientAddress({
    socket: context.clientAddress,
    forwardedFor: request.headers.get('x-forwarded-for'),
    proxies: settings.TRUSTED_PROXIES,
  });
  const pageOf = request.method === 'POST' ? context.url.searchParams.get(PAGE_OF) : null;
  if (pageOf) locals.pageOf = pageOf;
  locals.requestId ??= request.headers.get('x-request-id') ?? randomUUID();

  restoreFormAnswer(context);

  const response =
    (await rejectForeignOrigin(context)) ??
    rejectScriptedAction(context) ??
    (await rejectTooLarge(context)) ??
    (isPictureForm(context.url, request.headers) ? await takePicture(context) : undefined) ??
    (await runLayoutAction(context)) ??
    (await redirectAfterPost(context)) ??
    (await next());
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'private, no-store');
  return response;
});

/**
 * Protects against cross-site request forgery (CSRF): a request that may change something is rejected with 403, before its body is read,
 * unless its Origin header is that of this site. There is no CSRF token. (SEC-6)
 */
async function rejectForeignOrigin(context: Context): Promise<Response | undefined> {
  const { request } = context;
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;

  // Not the URL that arrives here: whoever calls the server by a name of their own would have an origin of that name.
  const isSameOrigin = request.headers.get('origin') === new URL(settings.SITE_URL).origin;
  return isSameOrigin ? undefined : reject(context, { status: 403, code: 'site.foreign_origin' });
}

/** The actions of forms are called by forms alone: what Astro has for scripts reads any body before it is refused. (SEC-9) */
function rejectScriptedAction(context: Context): Response | undefined {
  return getActionContext(context).action?.calledFrom === 'rpc' ? new Response(null, { status: 404 }) : undefined;
}

/** Limits request bodies by what they may hold. A body without Content-Length is rejected. (SEC-9) */
async function rejectTooLarge(context: Context): Promise<Response | undefined> {
  const { request, url, redirect } = context;
  if (request.body === null) return undefined;

  const length = request.headers.get('content-length');
  if (length === null) return reject(context, { status: 411, code: 'site.no_length' });
  if (Number(length) <= bodyLimit(url, request.headers)) return undefined;
  return isPictureForm(url, request.headers)
    ? redirect(paths.pictureTooHeavy, 303)
    : reject(context, { status: 413, code: 'site.too_large' });
}

/** How many pictures are received at once, each of which takes some forty megabytes of memory. */
const MAX_PICTURES = 8;

/** How long the same form once more, after a double click, waits for the first. */
const DOUBLE_CLICK_MS = 2_000;

/** Whose pictures are being received, until they are answered. */
const senders = new Map<string, Promise<unknown>>();

/**
 * Runs the form with a picture: of somebody who is signed in, which is asked before its body is read, one a person and few at once, since it is
 * held in memory until all of it has arrived. (SEC-9)
 */
async function takePicture(context: Context): Promise<Response | undefined> {
  const { locals, url, redirect } = context;
  const refused = await call(context, accountsApi.me).then(() => undefined, problemOf);
  if (refused?.problem.status === 401) return redirect(paths.signInAgain(url.pathname), 303);
  if (refused) return reject(context, refused.problem);

  const sender = locals.person ?? '';
  const first = senders.get(sender);
  if (first) await Promise.race([first, pause(DOUBLE_CLICK_MS)]);
  if (senders.has(sender) || senders.size >= MAX_PICTURES)
    return reject(context, { status: 503, code: 'kernel.busy', facts: { waiting: senders.size } });

  const answer = receivePicture(context).finally(() => senders.delete(sender));
  senders.set(
    sender,
    answer.catch(() => {}),
  );
  return answer;
}

async function receivePicture(context: Context): Promise<Response | undefined> {
  const { request } = context;
  const isOneField = hasOneField(await request.clone().bytes(), request.headers.get('content-type'));
  return isOneField ? redirectAfterPost(context) : reject(context, { status: 400, code: 'kernel.unreadable_body' });
}

/**
 * Answers a rejected form, whose body is not read, with the page that explains it and leads back to where the form is. `rewrite` renders
 * that page alone; `next`, even with another request, would still run the action. (H-77)
 */
function reject({ locals, url, rewrite }: Context, problem: Pick<Problem, 'status' | 'code'> & Partial<Problem>): Promise<Response> {
  locals.problem = { ...problem, facts: { ...problem.facts, back: pageOfForm(url) } };
  return rewrite(new Request(new URL(paths.refused, url)));
}

/** The actions whose forms are in the layout, on every page. */
const LAYOUT_ACTIONS = ['preferences.chooseLanguage', 'preferences.chooseTheme', 'accounts.signOut'];

/** Runs an action of the layout and redirects back to the page that it was submitted from. */
async function runLayoutAction(context: Context): Promise<Response | undefined> {
  const { action } = getActionContext(context);
  if (action?.calledFrom !== 'form' || !LAYOUT_ACTIONS.includes(action.name)) return undefined;

  await action.handler();
  const response = context.redirect(pageOfForm(context.url), 303);
  // The next person at this browser must not see cached pages, not even with the back button.
  const forgets = context.url.searchParams.has(FORGET_DEVICE);
  if (action.name === 'accounts.signOut') response.headers.set('Clear-Site-Data', forgets ? '"cache", "storage"' : '"cache"');
  return response;
}

const SECURITY_HEADERS = {
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
