import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { normalizeEmail } from '../domain/email-address.ts';
import { pendingSignInLink } from '../domain/link.ts';
import { hasSpaceAround } from '../domain/password.ts';
import { signInLimits } from '../domain/rate-limits.ts';
import { SignInRefused } from '../domain/refusals.ts';
import { type Account, accountByEmail, verifyPassword } from './person-store.ts';
import { countAttempt, refundAttempt } from './rate-limit-store.ts';
import { startSignIn } from './sign-in-store.ts';
import { isTrustedBrowser, trustBrowser } from './trusted-browser-store.ts';
import { createPendingSignIn } from './two-factor-store.ts';

/** `trustedBrowser`: the token of a browser that somebody signed in with before, if it has one. */
type SignInInput = Readonly<{ email: string; password: string; clientAddress: string; trustedBrowser: string | null }>;

/** What a browser keeps: the sign-in itself, and that it is known. */
export type SignInTokens = Readonly<{ token: string; trustedBrowser: string }>;

/** The password was right, and the person's second step is awaited at this code. (ACC-6) */
export type PendingSignIn = Readonly<{ pendingSignIn: string }>;

/**
 * Signs a person in. A wrong pair, an unknown address, a blocked account and too many guesses are refused alike, in the same
 * time. Whoever has a second step is not signed in yet. @throws SignInRefused (ACC-1, ACC-6)
 */
export async function signIn(strapi: Core.Strapi, input: SignInInput): Promise<SignInTokens | PendingSignIn> {
  const db = strapi.db.connection;
  const account = await accountByEmail(db, input.email);
  const known = account !== undefined && input.trustedBrowser !== null && (await isTrustedBrowser(db, account.id, input.trustedBrowser));
  const limits = signInLimits({
    email: normalizeEmail(input.email),
    clientAddress: input.clientAddress,
    trustedBrowser: known ? input.trustedBrowser : null,
  });
  const attempt = await countAttempt(strapi, limits);
  const right = attempt ? await measured(() => verifyPassword(strapi, input.password, account)) : await pause(usualMs, false);
  const begun = account && right && attempt ? await begin(strapi, db, account, input) : undefined;
  if (!begun || !attempt) throw new SignInRefused({ spaceAround: hasSpaceAround(input.password) });

  await refundAttempt(db, attempt);
  return begun;
}

async function begin(strapi: Core.Strapi, db: Db, account: Account, input: SignInInput): Promise<SignInTokens | PendingSignIn | undefined> {
  const pending = await createPendingSignIn(db, account);
  if (pending) return { pendingSignIn: pendingSignInLink.code(pending.id, appOf(strapi).settings.LINK_SECRET) };

  const token = await beginSignIn(db, account, input);
  return token ? { token, trustedBrowser: await trustBrowser(db, account.id, input.trustedBrowser) } : undefined;
}

/** How long looking at a password takes here, in milliseconds: what is refused unseen takes as long. */
let usualMs = 80;

async function measured<T>(work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  usualMs += (performance.now() - began - usualMs) / 8;
  return result;
}

/** Starts a sign-in to an account that is still as it was looked at, and gives its token; undefined when it is not. */
export async function beginSignIn(
  db: Db,
  account: Pick<Account, 'id' | 'password'>,
  { clientAddress, twoFactor = false }: { clientAddress: string; twoFactor?: boolean },
): Promise<string | undefined> {
  const token = randomBytes(32).toString('base64url');
  return (await startSignIn(db, { account, token, clientAddress, twoFactor })) ? token : undefined;
}
