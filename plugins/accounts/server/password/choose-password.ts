import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Account } from '../person/person-store.ts';
import { revokeAccess } from '../sign-in/revoke-access.ts';
import { checkPassword } from './check-password.ts';
import { hashPassword } from './password-hash.ts';
import { savePasswordHash } from './password-store.ts';

type ChoosePasswordInput = Readonly<{ password: string; exceptToken?: string | null }>;

/**
 * Sets the password that a person chose, and revokes all sign-ins and links that were valid until then, except the sign-in with
 * `exceptToken`. Whoever calls it has counted the password (`limitNewPasswords`).
 * @throws PasswordTooShort, PasswordTooLong, PasswordIsAddress, PasswordTooEasy, Busy (ACC-2, ACC-4, ACC-10)
 */
export async function choosePassword(
  strapi: Core.Strapi,
  db: Db,
  account: Account,
  { password, exceptToken }: ChoosePasswordInput,
): Promise<Account> {
  await checkPassword(password, account.email, [account.firstName, account.lastName]);

  const hash = await hashPassword(password);
  await savePasswordHash(db, account.id, hash);
  await revokeAccess(strapi, db, account, { cause: 'password-changed', exceptToken });
  return { ...account, password: hash };
}
