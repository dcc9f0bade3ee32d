import { type Db, houseOf, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { checkPassword } from '../domain/password.ts';
import { LinkIsDead } from '../domain/refusals.ts';
import { resetIn } from '../domain/reset-link.ts';
import { type Account, accountOf, savePassword } from './person-store.ts';
import { lockReset, useResets } from './reset-store.ts';

/** Chooses a new password by a link. Ends every sign-in of the person. @throws LinkIsDead, PasswordTooShort, … (ACC-2) */
export const resetPassword = (strapi: Core.Strapi, { code, password }: { code: string; password: string }): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const account = await holderOf(strapi, db, code);
    checkPassword(password, account.email);

    await useResets(db, account.id);
    await savePassword(strapi, account, password);
  });

async function holderOf(strapi: Core.Strapi, db: Db, code: string): Promise<Account> {
  const id = resetIn(code, houseOf(strapi).settings.LINK_SECRET);
  const reset = id ? await lockReset(db, id) : undefined;
  const account = reset?.usable ? await accountOf(db, reset.person) : undefined;
  if (!account || account.blocked) throw new LinkIsDead({});

  return account;
}
