import { appOf, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { pendingSignInLink } from '../domain/link.ts';
import { lockAccount } from '../person/person-store.ts';
import { beginSignIn, type SignInTokens } from '../sign-in/sign-in.ts';
import { trustBrowser } from '../sign-in/trusted-browser-store.ts';
import { PendingSignInExpired } from './domain/refusals.ts';
import { consumePendingSignIn, pendingSignInOf } from './two-factor-store.ts';
import { verifyCode } from './verify-code.ts';
import { withCodeRateLimit } from './with-code-rate-limit.ts';

type VerifyTwoFactorInput = Readonly<{
  pendingSignIn: string;
  code: string;
  trustedBrowser: string | null;
  clientAddress: string;
  now: Date;
}>;

/**
 * Completes a pending sign-in with a TOTP or recovery code, within five minutes of the password.
 * @throws PendingSignInExpired, CodeRefused (ACC-6)
 */
export async function verifyTwoFactor(strapi: Core.Strapi, { pendingSignIn, ...input }: VerifyTwoFactorInput): Promise<SignInTokens> {
  const id = pendingSignInLink.idIn(pendingSignIn, appOf(strapi).settings.LINK_SECRET);
  const pending = id && (await pendingSignInOf(strapi.db.connection, id));
  if (!pending) throw new PendingSignInExpired({});

  return withCodeRateLimit(strapi, { person: pending.person, code: input.code }, () => finishSignIn(strapi, id, pending.person, input));
}

const finishSignIn = (
  strapi: Core.Strapi,
  id: string,
  person: PersonId,
  { code, trustedBrowser, clientAddress, now }: Omit<VerifyTwoFactorInput, 'pendingSignIn'>,
): Promise<SignInTokens> =>
  inTransaction(strapi, async (db) => {
    const account = await lockAccount(db, person);
    if (!account || !(await consumePendingSignIn(db, id))) throw new PendingSignInExpired({});

    await verifyCode(strapi, db, { person, code, now });
    const token = await beginSignIn(db, account, { clientAddress, twoFactor: true });
    if (!token) throw new PendingSignInExpired({});
    return { token, trustedBrowser: await trustBrowser(db, person, trustedBrowser) };
  });
