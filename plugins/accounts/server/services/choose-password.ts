import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { checkPassword } from '../domain/password.ts';
import { type Account, savePassword } from './person-store.ts';
import { revokeAccess } from './revoke-access.ts';

type ChosenPassword = Readonly<{ password: string; keep?: string | null }>;

/**
 * Gives an account the password its person chose, and closes every door that was open until then, but the sign-in that
 * holds the token `keep`. @throws PasswordTooShort, PasswordTooLong, PasswordIsAddress (ACC-2, ACC-4, ACC-10)
 */
export async function choosePassword(strapi: Core.Strapi, db: Db, account: Account, { password, keep }: ChosenPassword): Promise<Account> {
  checkPassword(password, account.email, [account.firstName, account.lastName]);

  const hash = await savePassword(strapi, db, account.id, password);
  await revokeAccess(strapi, db, account, { cause: 'password-changed', keep });
  return { ...account, password: hash };
}
