import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { hasSpaceAround } from '../domain/password.ts';
import { SignInRefused } from '../domain/refusals.ts';
import { accountAt, isPassword } from './person-store.ts';
import { startSignIn } from './sign-in-store.ts';

/** Signs a person in and gives the token for their cookie. @throws SignInRefused, the same for every cause. (ACC-1) */
export async function signIn(strapi: Core.Strapi, typed: { email: string; password: string; clientAddress: string }): Promise<string> {
  const db = strapi.db.connection;
  const account = await accountAt(db, typed.email);
  const right = await isPassword(strapi, typed.password, account);
  const token = randomBytes(32).toString('base64url');
  const started = account && right && (await startSignIn(db, { account, token, clientAddress: typed.clientAddress }));
  if (!started) throw new SignInRefused({ spaceAround: hasSpaceAround(typed.password) });

  return token;
}
