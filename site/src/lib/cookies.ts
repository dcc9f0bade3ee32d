import { siteSettings } from '@cordee/kernel/settings';
import type { AstroCookies } from 'astro';

const secure = siteSettings().SITE_URL.startsWith('https:');
const DAYS = 86_400;

/** Over https the name makes the browser tie a cookie to this host. */
const ofThisHost = (name: string) => (secure ? `__Host-${name}` : name);

/** The one cookie that signs a person in. */
const SESSION = ofThisHost('cordee');

/** What this browser is known by once somebody has signed in with it: their own wrong guesses are not held for a stranger's. */
const TRUSTED_BROWSER = ofThisHost('cordee-device');

/** Bears a right password to the second step. */
const PENDING_SIGN_IN = ofThisHost('cordee-step');

const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;

export const sessionToken = (cookies: AstroCookies): string | undefined => cookies.get(SESSION)?.value;

/** The CMS ends a sign-in after 14 idle days; the cookie must only last longer. */
export function setSession(cookies: AstroCookies, { token, trustedBrowser }: { token: string; trustedBrowser: string }): void {
  cookies.set(SESSION, token, { ...options, maxAge: 400 * DAYS });
  cookies.set(TRUSTED_BROWSER, trustedBrowser, { ...options, maxAge: 400 * DAYS });
}

export const trustedBrowserToken = (cookies: AstroCookies): string | null => cookies.get(TRUSTED_BROWSER)?.value.slice(0, 100) ?? null;

export const clearSession = (cookies: AstroCookies): void => cookies.delete(SESSION, options);

export const pendingSignInCode = (cookies: AstroCookies): string => cookies.get(PENDING_SIGN_IN)?.value ?? '';

export const setPendingSignIn = (cookies: AstroCookies, pendingSignIn: string): void =>
  cookies.set(PENDING_SIGN_IN, pendingSignIn, { ...options, maxAge: 300 });

export const clearPendingSignIn = (cookies: AstroCookies): void => cookies.delete(PENDING_SIGN_IN, options);

type Choice = 'lang' | 'theme' | 'place';

/** A choice of the reader's that is not worth a sign-in: language, light or dark. */
export const saveChoice = (cookies: AstroCookies, name: Choice, value: string): void =>
  cookies.set(ofThisHost(name), value, { ...options, maxAge: 400 * DAYS });

export const choice = (cookies: AstroCookies, name: Choice): string | undefined => cookies.get(ofThisHost(name))?.value;
