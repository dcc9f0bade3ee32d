import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { pendingSignInLink } from '../domain/link.ts';
import { useLinkOnce } from '../link-use/use-link-once.ts';
import { lockAccount } from '../person/person-store.ts';
import type { SignInTokens } from '../sign-in/sign-in.ts';
import { linkToken, signInByLink, trustLinkBrowser } from '../sign-in/sign-in-by-link.ts';
import { personSignedIn } from '../sign-in/sign-in-store.ts';
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
  const finish = () =>
    useLinkOnce(strapi, attempt, {
      use: (db) => finishSignIn(strapi, db, { ...attempt, id, person: pending?.person, typed: input.code }),
      async repeat(db) {
        const token = linkToken(strapi, 'sign-in', attempt);
        const person = await personSignedIn(db, token);
        return person && { token, trustedBrowser: await trustLinkBrowser(strapi, db, person, attempt) };
      },
    });
  return pending ? withCodeRateLimit(strapi, { person: pending.person, code: input.code }, finish) : finish();
}

/** `code` is that of the pending sign-in, `typed` that of the authenticator app. */
type FinishSignInInput = Omit<VerifyTwoFactorInput, 'pendingSignIn'> &
  Readonly<{ id: string; person: PersonId | undefined; typed: string }>;

async function finishSignIn(strapi: Core.Strapi, db: Db, { id, person, typed, ...attempt }: FinishSignInInput): Promise<SignInTokens> {
  const account = person && (await lockAccount(db, person));
  if (!account || !(await consumePendingSignIn(db, id))) throw new PendingSignInExpired({});

  await verifyCode(strapi, db, { person, code: typed, now: attempt.now });
  return signInByLink(strapi, db, account, { ...attempt, twoFactor: true });
}
