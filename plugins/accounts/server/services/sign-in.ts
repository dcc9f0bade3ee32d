import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { normalAddress } from '../domain/address.ts';
import { limitsOf } from '../domain/limits.ts';
import { hasSpaceAround } from '../domain/password.ts';
import { SignInRefused } from '../domain/refusals.ts';
import { knowsDevice, rememberDevice } from './device-store.ts';
import { countGuess, takeBackGuess } from './guess-store.ts';
import { type Account, accountAt, isPassword } from './person-store.ts';
import { startSignIn } from './sign-in-store.ts';

/** `device`: the token of a browser that somebody signed in with before, if it has one. */
type Typed = Readonly<{ email: string; password: string; clientAddress: string; device: string | null }>;

/** What a browser keeps: the sign-in itself, and that it is known. */
export type Kept = Readonly<{ token: string; device: string }>;

/**
 * Signs a person in. A wrong pair, an unknown address, a blocked account and too many guesses are refused alike, in the same
 * time. @throws SignInRefused (ACC-1)
 */
export async function signIn(strapi: Core.Strapi, typed: Typed): Promise<Kept> {
  const db = strapi.db.connection;
  const account = await accountAt(db, typed.email);
  const known = account !== undefined && typed.device !== null && (await knowsDevice(db, account.id, typed.device));
  const limits = limitsOf({ email: normalAddress(typed.email), clientAddress: typed.clientAddress, device: known ? typed.device : null });
  const guess = await countGuess(strapi, limits);
  const right = guess ? await timed(() => isPassword(strapi, typed.password, account)) : await pause(usual, false);
  const token = account && right && (await beginSignIn(db, account, typed.clientAddress));
  if (!token || !guess) throw new SignInRefused({ spaceAround: hasSpaceAround(typed.password) });

  await takeBackGuess(db, guess);
  return { token, device: await rememberDevice(db, account.id, typed.device) };
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
export async function beginSignIn(db: Db, account: Pick<Account, 'id' | 'password'>, clientAddress: string): Promise<string | undefined> {
  const token = randomBytes(32).toString('base64url');
  return (await startSignIn(db, { account, token, clientAddress })) ? token : undefined;
}
