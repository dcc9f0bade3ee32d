import { appOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { pendingSignInLink } from '../domain/link.ts';
import type { SignInTokens } from '../sign-in/sign-in.ts';
import { type CompletionInput, completePendingSignIn } from './complete-pending-sign-in.ts';
import { pendingSignInOf } from './two-factor-store.ts';
import { verifyCode } from './verify-code.ts';
import { withCodeRateLimit } from './with-code-rate-limit.ts';

type VerifyTwoFactorInput = CompletionInput & Readonly<{ code: string }>;

/**
 * Completes a pending sign-in with a TOTP or recovery code, within five minutes of the password.
 * @throws PendingSignInExpired, CodeRefused (ACC-6)
 */
export async function verifyTwoFactor(strapi: Core.Strapi, { code, ...input }: VerifyTwoFactorInput): Promise<SignInTokens> {
  const id = pendingSignInLink.idIn(input.pendingSignIn, appOf(strapi).settings.LINK_SECRET);
  const pending = id && (await pendingSignInOf(strapi.db.connection, id));
  const finish = () => completePendingSignIn(strapi, input, (db, { person }) => verifyCode(strapi, db, { person, code, now: input.now }));
  return pending ? withCodeRateLimit(strapi, { person: pending.person, code }, finish) : finish();
}
