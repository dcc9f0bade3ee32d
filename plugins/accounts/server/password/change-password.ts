import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { choosePassword } from './choose-password.ts';
import { limitNewPasswords } from './limit-new-passwords.ts';
import { withPassword } from './with-password.ts';

type ChangePasswordInput = Readonly<{ person: PersonId; token: string | null; current: string; password: string }>;

/**
 * Changes the password of a signed-in person who knows the current one. Ends their other sign-ins, not this one.
 * @throws TooManyPasswords, CurrentPasswordWrong, PasswordTooShort, … (ACC-10)
 */
export async function changePassword(strapi: Core.Strapi, { token, password, ...confirmation }: ChangePasswordInput): Promise<void> {
  await limitNewPasswords(strapi, confirmation.person);
  await withPassword(strapi, confirmation, async (db, account) => {
    await choosePassword(strapi, db, account, { password, exceptToken: token });
  });
}
