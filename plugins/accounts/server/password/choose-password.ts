import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Account } from '../person/person-store.ts';
import { revokeAccess } from '../sign-in/revoke-access.ts';
import { checkPassword } from './check-password.ts';
import { hashPassword } from './password-hash.ts';
import { savePasswordHash } from './password-store.ts';

/**
 * Checks a password that a person chooses, and returns its hash. Both wait for their turn: it is called before the transaction, by whoever has counted
 * the password (`withNewPasswordLimit`).
 * @throws PasswordTooShort, PasswordTooLong, PasswordIsAddress, PasswordTooEasy, Busy (ACC-2, ACC-4, ACC-10)
 */
export async function hashChosenPassword(
  password: string,
  { email, firstName, lastName }: Pick<Account, 'email' | 'firstName' | 'lastName'>,
): Promise<string> {
  await checkPassword(password, email, [firstName, lastName]);
  return hashPassword(password);
}

/**
 * Sets the password that a person chose, by its hash, and revokes all sign-ins and links that were valid until then, except the sign-in with
 * `exceptToken`. (ACC-2, ACC-4, ACC-10)
 */
export async function setPassword(
  strapi: Core.Strapi,
  db: Db,
  account: Account,
  { hash, exceptToken }: Readonly<{ hash: string; exceptToken?: string | null }>,
): Promise<Account> {
  await savePasswordHash(db, account.id, hash);
  await revokeAccess(strapi, db, account, { cause: 'password-changed', exceptToken });
  return { ...account, password: hash };
}
