import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Account } from '../person/person-store.ts';
import { revokeAccess } from '../sign-in/revoke-access.ts';
import { checkPassword } from './domain/password.ts';
import { savePassword } from './password-store.ts';

type ChoosePasswordInput = Readonly<{ password: string; exceptToken?: string | null }>;

/**
 * Sets the password that a person chose, and revokes all sign-ins and links that were valid until then, except the sign-in with
 * `exceptToken`. @throws PasswordTooShort, PasswordTooLong, PasswordIsAddress, PasswordTooEasy (ACC-2, ACC-4, ACC-10)
 */
export async function choosePassword(
  strapi: Core.Strapi,
  db: Db,
  account: Account,
  { password, exceptToken }: ChoosePasswordInput,
): Promise<Account> {
  checkPassword(password, account.email, [account.firstName, account.lastName]);

  const hash = await savePassword(strapi, db, account.id, password);
  await revokeAccess(strapi, db, account, { cause: 'password-changed', exceptToken });
  return { ...account, password: hash };
}
