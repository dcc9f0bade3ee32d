// Every cookie of the site. All are HttpOnly and SameSite=Lax; the latter alone does not stop cross-site request forgery (CSRF):
// `rejectForeignOrigin` in middleware.ts does.
import { randomBytes } from 'node:crypto';
import { siteSettings } from '@cordee/kernel/settings';
import type { AstroCookies } from 'astro';

const secure = siteSettings().SITE_URL.startsWith('https:');
const DAY_SECONDS = 86_400;
const PENDING_SIGN_IN_SECONDS = 300;
const FORM_ANSWER_SECONDS = 600;

/** Over https a cookie has the `__Host-` prefix, by which browsers tie it to this very host. */
const cookieName = (name: string) => (secure ? `__Host-${name}` : name);

/** The session cookie: the opaque token of a sign-in. */
const SESSION = cookieName('cordee');

/**
 * The trusted-browser cookie: a browser that signed in before has its own limit of failed login attempts, and one that opens a link is
 * recognised when it sends the form twice.
 */
const TRUSTED_BROWSER = cookieName('cordee-device');

/** The pending sign-in cookie, between the password and the two-factor code. */
const PENDING_SIGN_IN = cookieName('cordee-step');

/** The outcome of the form that was sent last, encrypted, for the page that shows it. */
const FORM_ANSWER = cookieName('cordee-reponse');

const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
const persistent = { ...options, maxAge: 400 * DAY_SECONDS } as const;

/**
 * A token of ours in a cookie: that of a browser may have two parts. A value that cannot be one, which no header or text could carry on to the
 * CMS, is none.
 */
function tokenIn(cookies: AstroCookies, name: string): string | undefined {
  const token = cookies.get(name)?.value;
  return token && /^[\w.-]{1,100}$/.test(token) ? token : undefined;
}

export const sessionToken = (cookies: AstroCookies): string | undefined => tokenIn(cookies, SESSION);

/** Sets the session and trusted-browser cookies. The CMS ends a sign-in after 14 idle days; the cookie only has to last longer. */
export function setSession(cookies: AstroCookies, { token, trustedBrowser }: { token: string; trustedBrowser: string }): void {
  cookies.set(SESSION, token, persistent);
  cookies.set(TRUSTED_BROWSER, trustedBrowser, persistent);
}

/** Returns the token of the browser; one that has none gets one. (H-75) */
export function browserToken(cookies: AstroCookies): string {
  const token = trustedBrowserToken(cookies) ?? randomBytes(32).toString('base64url');
  cookies.set(TRUSTED_BROWSER, token, persistent);
  return token;
}

export const trustedBrowserToken = (cookies: AstroCookies): string | null => tokenIn(cookies, TRUSTED_BROWSER) ?? null;

/** Deletes the session cookie, and what the last form told the person. */
export function clearSession(cookies: AstroCookies): void {
  cookies.delete(SESSION, options);
  cookies.delete(FORM_ANSWER, options);
}

export const pendingSignInCode = (cookies: AstroCookies): string => cookies.get(PENDING_SIGN_IN)?.value ?? '';

/** Sets the pending sign-in cookie, and that of the browser, which is to be recognised when it sends the code twice. */
export function setPendingSignIn(cookies: AstroCookies, pendingSignIn: string): void {
  cookies.set(PENDING_SIGN_IN, pendingSignIn, { ...options, maxAge: PENDING_SIGN_IN_SECONDS });
  browserToken(cookies);
}

export const clearPendingSignIn = (cookies: AstroCookies): void => cookies.delete(PENDING_SIGN_IN, options);

export const formAnswerCookie = (cookies: AstroCookies): string => cookies.get(FORM_ANSWER)?.value ?? '';

export const setFormAnswer = (cookies: AstroCookies, answer: string): void =>
  cookies.set(FORM_ANSWER, answer, { ...options, maxAge: FORM_ANSWER_SECONDS });

/** A preference that is stored in the browser: the language, light or dark, and the scope (`place`) that was chosen last. */
type Preference = 'lang' | 'theme' | 'place';

export const setPreference = (cookies: AstroCookies, name: Preference, value: string): void =>
  cookies.set(cookieName(name), value, persistent);

export const getPreference = (cookies: AstroCookies, name: Preference): string | undefined => cookies.get(cookieName(name))?.value;
