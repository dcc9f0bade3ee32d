import { randomBytes } from 'node:crypto';
import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { hasSpaceAround } from '../domain/password.ts';
import { SignInRefused } from '../domain/refusals.ts';
import { type Account, accountAt, isPassword } from './person-store.ts';
import { startSignIn } from './sign-in-store.ts';

type Typed = Readonly<{ email: string; password: string; clientAddress: string }>;

/** Signs a person in and gives the token for their cookie. @throws SignInRefused, the same for every cause. (ACC-1) */
export async function signIn(strapi: Core.Strapi, { email, password, clientAddress }: Typed): Promise<string> {
  const db = strapi.db.connection;
  const account = await accountAt(db, email);
  const right = await isPassword(strapi, password, account);
  const token = account && right && (await beginSignIn(db, account, clientAddress));
  if (!token) throw new SignInRefused({ spaceAround: hasSpaceAround(password) });

  return token;
}

/** Starts a sign-in to an account that is still as it was looked at, and gives its token; undefined when it is not. */
export async function beginSignIn(db: Db, account: Pick<Account, 'id' | 'password'>, clientAddress: string): Promise<string | undefined> {
  const token = randomBytes(32).toString('base64url');
  return (await startSignIn(db, { account, token, clientAddress })) ? token : undefined;
}
