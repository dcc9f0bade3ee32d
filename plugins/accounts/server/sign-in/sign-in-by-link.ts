import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { LinkAttempt } from '../link-use/use-link-once.ts';
import { LinkInvalid } from '../password/domain/refusals.ts';
import { verifyPassword } from '../password/password-store.ts';
import { type Account, accountByEmail } from '../person/person-store.ts';
import { beginSignIn, linkSignInToken, type SignInTokens } from './sign-in.ts';
import { trustBrowser } from './trusted-browser-store.ts';

/** A code that signs in, sent with a password from this client address. */
export type LinkSignInInput = LinkAttempt & Readonly<{ password: string; clientAddress: string }>;

/** Signs in the person of an account by the code of a link. @throws LinkInvalid when the account has changed since it was checked */
export async function signInByLink(
  strapi: Core.Strapi,
  db: Db,
  account: Pick<Account, 'id' | 'password'>,
  input: LinkSignInInput,
): Promise<SignInTokens> {
  const { clientAddress } = input;
  const token = await beginSignIn(db, account, { clientAddress, token: linkSignInToken(strapi, input) });
  if (!token) throw new LinkInvalid({});
  return { token, trustedBrowser: await trustBrowser(db, account.id, input.trustedBrowser) };
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
  return { token: linkSignInToken(strapi, input), trustedBrowser: await trustBrowser(db, account.id, input.trustedBrowser) };
}
