import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { normalAddress } from '../domain/address.ts';
import { limitsOf } from '../domain/limits.ts';
import { secondStepLink } from '../domain/link.ts';
import { hasSpaceAround } from '../domain/password.ts';
import { SignInRefused } from '../domain/refusals.ts';
import { knowsDevice, rememberDevice } from './device-store.ts';
import { countGuess, takeBackGuess } from './guess-store.ts';
import { type Account, accountAt, isPassword } from './person-store.ts';
import { awaitSecondStep } from './second-step-store.ts';
import { startSignIn } from './sign-in-store.ts';

/** `device`: the token of a browser that somebody signed in with before, if it has one. */
type Typed = Readonly<{ email: string; password: string; clientAddress: string; device: string | null }>;

/** What a browser keeps: the sign-in itself, and that it is known. */
export type Kept = Readonly<{ token: string; device: string }>;

/** The password was right, and the person's second step is awaited at this code. (ACC-6) */
export type Half = Readonly<{ step: string }>;

/**
 * Signs a person in. A wrong pair, an unknown address, a blocked account and too many guesses are refused alike, in the same
 * time. Whoever has a second step is not signed in yet. @throws SignInRefused (ACC-1, ACC-6)
 */
export async function signIn(strapi: Core.Strapi, typed: Typed): Promise<Kept | Half> {
  const db = strapi.db.connection;
  const account = await accountAt(db, typed.email);
  const known = account !== undefined && typed.device !== null && (await knowsDevice(db, account.id, typed.device));
  const limits = limitsOf({ email: normalAddress(typed.email), clientAddress: typed.clientAddress, device: known ? typed.device : null });
  const guess = await countGuess(strapi, limits);
  const right = guess ? await timed(() => isPassword(strapi, typed.password, account)) : await pause(usual, false);
  const begun = account && right && guess ? await begin(strapi, db, account, typed) : undefined;
  if (!begun || !guess) throw new SignInRefused({ spaceAround: hasSpaceAround(typed.password) });

  await takeBackGuess(db, guess);
  return begun;
}

async function begin(strapi: Core.Strapi, db: Db, account: Account, typed: Typed): Promise<Kept | Half | undefined> {
  const half = await awaitSecondStep(db, account);
  if (half) return { step: secondStepLink.code(half.id, appOf(strapi).settings.LINK_SECRET) };

  const token = await beginSignIn(db, account, typed);
  return token ? { token, device: await rememberDevice(db, account.id, typed.device) } : undefined;
}

/** How long looking at a password takes here, in milliseconds: what is refused unseen takes as long. */
let usual = 80;

async function timed<T>(work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  usual += (performance.now() - began - usual) / 8;
  return result;
}

/** Starts a sign-in to an account that is still as it was looked at, and gives its token; undefined when it is not. */
export async function beginSignIn(
  db: Db,
  account: Pick<Account, 'id' | 'password'>,
  { clientAddress, secondStep = false }: { clientAddress: string; secondStep?: boolean },
): Promise<string | undefined> {
  const token = randomBytes(32).toString('base64url');
  return (await startSignIn(db, { account, token, clientAddress, secondStep })) ? token : undefined;
}
