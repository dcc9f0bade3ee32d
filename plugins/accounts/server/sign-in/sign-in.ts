import { randomBytes } from 'node:crypto';
import { appOf, type Db, normalizeEmail, shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { pendingSignInLink } from '../domain/link.ts';
import { hasSpaceAround } from '../password/domain/password.ts';
import { untilFixedTime } from '../password/fixed-time.ts';
import { matchFirst } from '../password/password-hash.ts';
import { withPresentHash } from '../password/password-store.ts';
import { type Account, accountByEmail } from '../person/person-store.ts';
import { signInLimits } from '../rate-limit/domain/rate-limits.ts';
import { countAttempt, refundAttempt } from '../rate-limit/rate-limit-store.ts';
import { pendingSignUp } from '../sign-up/sign-up-store.ts';
import { createPendingSignIn } from '../two-factor/two-factor-store.ts';
import { SignInRefused, SignUpUnconfirmed } from './domain/refusals.ts';
import { browserId } from './domain/trusted-browser.ts';
import { endSignIn, startSignIn } from './sign-in-store.ts';
import { isTrustedBrowser, trustBrowser } from './trusted-browser-store.ts';

/** `trustedBrowser` is the token of the browser, if somebody signed in with it before. */
type SignInInput = Readonly<{ email: string; password: string; clientAddress: string; trustedBrowser: string | null }>;

/** The tokens that a browser stores: that of the sign-in, and that of the trusted browser. */
export type SignInTokens = Readonly<{ token: string; trustedBrowser: string }>;

/** The code of a pending sign-in: the password was right, and two-factor verification has to follow. (ACC-6) */
export type PendingSignIn = Readonly<{ pendingSignIn: string }>;

/** What came of an attempt, with why it was refused, and how many milliseconds it waited for its turn. */
type Attempt = Readonly<{ outcome: SignInTokens | PendingSignIn | Error; waited: number }>;

/**
 * Signs a person in. A wrong password, an unknown address, a blocked account and too many attempts get the same refusal at the same time.
 * Who typed the password of a sign-up that is not confirmed yet is told so, whether an account has the address or not. With two-factor authentication on, returns a pending sign-in instead.
 * @throws SignInRefused, SignUpUnconfirmed, Busy (ACC-1, ACC-3, ACC-6)
 */
export async function signIn(strapi: Core.Strapi, input: SignInInput): Promise<SignInTokens | PendingSignIn> {
  const startedAt = performance.now();
  const { outcome, waited } = await attemptSignIn(strapi, input);
  if (!(outcome instanceof Error)) return outcome;

  // The wait for the turn is the same for all, and does not count: what comparing took then is hidden also beside many who wait.
  await untilFixedTime(startedAt + waited);
  throw outcome;
}

async function attemptSignIn(strapi: Core.Strapi, input: SignInInput): Promise<Attempt> {
  const db = strapi.db.connection;
  const account = await accountByEmail(db, input.email);
  const isTrusted =
    account !== undefined && input.trustedBrowser !== null && (await isTrustedBrowser(db, account.id, input.trustedBrowser));
  const limits = signInLimits({
    email: normalizeEmail(input.email),
    clientAddress: input.clientAddress,
    trustedBrowser: isTrusted && input.trustedBrowser !== null ? browserId(input.trustedBrowser) : null,
  });
  const attempt = await countAttempt(strapi, limits);
  if (!attempt) return { outcome: refusalOf(input), waited: 0 };

  const checked = await checkSignIn(strapi, account, input).catch(async (error: unknown) => {
    await refundAttempt(db, attempt);
    throw error;
  });
  if (!(checked.outcome instanceof SignInRefused)) await refundAttempt(db, attempt);
  return checked;
}

const refusalOf = ({ password }: SignInInput) => new SignInRefused({ spaceAround: hasSpaceAround(password) });

async function checkSignIn(strapi: Core.Strapi, account: Account | undefined, input: SignInInput): Promise<Attempt> {
  const db = strapi.db.connection;
  const { owner, waited } = await passwordOf(db, account, input);
  if (owner === 'sign-up') return { outcome: new SignUpUnconfirmed({ email: shownEmail(normalizeEmail(input.email)) }), waited };

  const outcome = owner && (await beginOrAwaitTwoFactor(strapi, db, owner, input));
  return { outcome: outcome ?? refusalOf(input), waited };
}

/**
 * Tells whose password this is: that of the account, which is returned with its present hash, or of a sign-up with the address. Whoever is
 * not signed in has waited for both comparisons, so that neither the answer nor its time tells whether there is an account, a block or a
 * sign-up.
 */
async function passwordOf(
  db: Db,
  account: Account | undefined,
  { email, password }: SignInInput,
): Promise<Readonly<{ owner: Account | 'sign-up' | undefined; waited: number }>> {
  const open = account?.blocked ? undefined : account;
  const signUp = await pendingSignUp(db, normalizeEmail(email));
  const { index, hash, waited } = await matchFirst(password, [open?.password, signUp?.passwordHash]);
  if (index === 1) return { owner: 'sign-up', waited };

  return { owner: open && hash ? await withPresentHash(db, open, { password, hash }) : undefined, waited };
}

async function beginOrAwaitTwoFactor(
  strapi: Core.Strapi,
  db: Db,
  account: Account,
  input: SignInInput,
): Promise<SignInTokens | PendingSignIn | undefined> {
  const pending = await createPendingSignIn(db, account);
  if (pending) return { pendingSignIn: pendingSignInLink.code(pending.id, appOf(strapi).settings.LINK_SECRET) };

  const token = await beginSignIn(db, account, input);
  return token ? { token, trustedBrowser: await trustBrowser(db, account.id, input.trustedBrowser) } : undefined;
}

type BeginSignInInput = Readonly<{ clientAddress: string; twoFactor?: boolean; token?: string }>;

/** Starts a sign-in and returns its token; undefined when the account has changed since it was checked. */
export async function beginSignIn(
  db: Db,
  account: Pick<Account, 'id' | 'password'>,
  { clientAddress, twoFactor = false, token = randomToken() }: BeginSignInInput,
): Promise<string | undefined> {
  return (await startSignIn(db, { account, token, clientAddress, twoFactor })) ? token : undefined;
}

/**
 * Ends the sign-in that a browser had, by the token of its request, when it begins another one: nobody could sign out of it any more. Returns
 * the result of signing in. (SEC-4)
 */
export async function replaceSignIn<R extends SignInTokens | PendingSignIn>(
  strapi: Core.Strapi,
  former: string | null,
  result: R,
): Promise<R> {
  if (former !== null && 'token' in result && result.token !== former) await endSignIn(strapi.db.connection, { token: former }, 'replaced');
  return result;
}

const randomToken = () => randomBytes(32).toString('base64url');
