import type { Core } from '@strapi/strapi';
import { choosePassword } from './choose-password.ts';
import { withPassword } from './with-password.ts';

type Change = Readonly<{ person: number; token: string | null; current: string; password: string }>;

/**
 * Changes the password of somebody who is signed in and knows the present one. Ends their other sign-ins, not this one.
 * @throws CurrentPasswordWrong, PasswordTooShort, … (ACC-10)
 */
export const changePassword = (strapi: Core.Strapi, { token, password, ...who }: Change): Promise<void> =>
  withPassword(strapi, who, async (db, account) => {
    await choosePassword(strapi, db, account, { password, keep: token });
  });
