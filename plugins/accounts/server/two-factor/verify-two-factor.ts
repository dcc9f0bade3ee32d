import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { pendingSignInLink } from '../domain/link.ts';
import { useLinkOnce } from '../link-use/use-link-once.ts';
import { lockAccount } from '../person/person-store.ts';
import { beginSignIn, linkSignInToken, type SignInTokens } from '../sign-in/sign-in.ts';
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
  if (!id) throw new PendingSignInExpired({});

  const pending = await pendingSignInOf(strapi.db.connection, id);
  const attempt = { ...input, code: pendingSignIn };
  const token = linkSignInToken(strapi, attempt);
  const finish = () =>
    useLinkOnce(strapi, attempt, {
      use: (db) => finishSignIn(strapi, db, { ...input, id, person: pending?.person, token }),
      // The browser that was just signed in has the token already, and is recognised by its own.
      repeat: async () => (input.trustedBrowser === null ? undefined : { token, trustedBrowser: input.trustedBrowser }),
    });
  return pending ? withCodeRateLimit(strapi, { person: pending.person, code: input.code }, finish) : finish();
}

type FinishSignInInput = Omit<VerifyTwoFactorInput, 'pendingSignIn'> &
  Readonly<{ id: string; person: PersonId | undefined; token: string }>;

async function finishSignIn(strapi: Core.Strapi, db: Db, { id, person, token, ...input }: FinishSignInInput): Promise<SignInTokens> {
  const account = person && (await lockAccount(db, person));
  if (!account || !(await consumePendingSignIn(db, id))) throw new PendingSignInExpired({});

  await verifyCode(strapi, db, { person, code: input.code, now: input.now });
  if (!(await beginSignIn(db, account, { ...input, token, twoFactor: true }))) throw new PendingSignInExpired({});
  return { token, trustedBrowser: await trustBrowser(db, person, input.trustedBrowser) };
}
