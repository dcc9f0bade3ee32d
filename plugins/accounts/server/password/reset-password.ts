import { appOf, type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { resetLink } from '../domain/link.ts';
import { type Account, accountById } from '../person/person-store.ts';
import { choosePassword } from './choose-password.ts';
import { LinkInvalid } from './domain/refusals.ts';
import { lockReset } from './reset-store.ts';

/** Sets a new password with a reset link, and ends every sign-in of the person. @throws LinkInvalid, PasswordTooShort, … (ACC-2) */
export const resetPassword = (strapi: Core.Strapi, { code, password }: { code: string; password: string }): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const account = await accountOfReset(strapi, db, code);

    await choosePassword(strapi, db, account, { password });
  });

async function accountOfReset(strapi: Core.Strapi, db: Db, code: string): Promise<Account> {
  const id = resetLink.idIn(code, appOf(strapi).settings.LINK_SECRET);
  const reset = id ? await lockReset(db, id) : undefined;
  const account = reset?.usable ? await accountById(db, reset.person) : undefined;
  if (!account || account.blocked) throw new LinkInvalid({});

  return account;
}
