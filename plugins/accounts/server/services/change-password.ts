import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { hasSpaceAround } from '../domain/password.ts';
import { CurrentPasswordWrong } from '../domain/refusals.ts';
import { choosePassword } from './choose-password.ts';
import { isPassword, lockAccount } from './person-store.ts';

type Change = Readonly<{ person: number; token: string | null; current: string; password: string }>;

/**
 * Changes the password of somebody who is signed in and knows the present one. Ends their other sign-ins, not this one.
 * @throws CurrentPasswordWrong, PasswordTooShort, … (ACC-10)
 */
export const changePassword = (strapi: Core.Strapi, { person, token, current, password }: Change): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const account = await lockAccount(db, person);
    const right = await isPassword(strapi, current, account);
    if (!account || !right) throw new CurrentPasswordWrong({ spaceAround: hasSpaceAround(current) });

    await choosePassword(strapi, db, account, { password, keep: token });
  });
