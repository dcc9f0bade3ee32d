import { randomBytes } from 'node:crypto';
import { appOf, type Db } from '@cordee/kernel';
import { sign } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import type { LinkAttempt } from '../link-use/use-link-once.ts';
import { LinkInvalid } from '../password/domain/refusals.ts';
import { verifyPassword } from '../password/password-store.ts';
import { type Account, accountByEmail } from '../person/person-store.ts';
import { browserId } from './domain/trusted-browser.ts';
import { beginSignIn, type SignInTokens } from './sign-in.ts';
import { hasBegun } from './sign-in-store.ts';
import { trustBrowser } from './trusted-browser-store.ts';

/** A code that signs in, sent with a password from this client address. */
export type LinkSignInInput = LinkAttempt & Readonly<{ password: string; clientAddress: string }>;

/** The code of a link, and the browser that sends it. */
type BrowserCode = Pick<LinkAttempt, 'code' | 'trustedBrowser'>;

/** Signs in the person of an account by the code of a link. @throws LinkInvalid when the account has changed since it was checked */
export async function signInByLink(
  strapi: Core.Strapi,
  db: Db,
  account: Pick<Account, 'id' | 'password'>,
  input: BrowserCode & Readonly<{ clientAddress: string; twoFactor?: boolean }>,
): Promise<SignInTokens> {
  const token = linkToken(strapi, 'sign-in', input);
  if (!(await beginSignIn(db, account, { ...input, token }))) throw new LinkInvalid({});
  return { token, trustedBrowser: await trustLinkBrowser(strapi, db, account.id, input) };
}

/** Returns the sign-in that a form began which was sent a moment ago; undefined when this is another form. (H-75) */
export async function repeatSignInByLink(
  strapi: Core.Strapi,
  db: Db,
  email: string,
  input: LinkSignInInput,
): Promise<SignInTokens | undefined> {
  const account = await accountByEmail(db, email);
  if (!account || !(await verifyPassword(input.password, account))) return undefined;
  return { token: linkToken(strapi, 'sign-in', input), trustedBrowser: await trustLinkBrowser(strapi, db, account.id, input) };
}

/** Tells whether this browser signed in by the code of a link. (H-75) */
export const signedInByLink = (strapi: Core.Strapi, db: Db, input: BrowserCode): Promise<boolean> =>
  hasBegun(db, linkToken(strapi, 'sign-in', input));

/** Trusts the browser that signs in by the code of a link, and returns its token. (ACC-1, H-75) */
export const trustLinkBrowser = (strapi: Core.Strapi, db: Db, person: PersonId, input: BrowserCode): Promise<string> =>
  trustBrowser(db, person, input.trustedBrowser, linkToken(strapi, 'browser', input));

/**
 * Returns the token of the sign-in that a code begins in a browser, or of that browser: the same whenever the form is sent again, so that two
 * answers, in whichever order they arrive, leave the browser signed in, once. Nobody can compute it without our secret. (H-75)
 */
export const linkToken = (strapi: Core.Strapi, what: 'sign-in' | 'browser', { code, trustedBrowser }: BrowserCode): string =>
  trustedBrowser === null
    ? randomBytes(32).toString('base64url')
    : sign(`link-${what}:${code}:${browserId(trustedBrowser)}`, appOf(strapi).settings.LINK_SECRET);
