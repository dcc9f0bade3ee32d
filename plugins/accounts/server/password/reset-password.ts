import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { resetLink } from '../domain/link.ts';
import { type LinkAttempt, useLinkOnce } from '../link-use/use-link-once.ts';
import { type Account, accountById } from '../person/person-store.ts';
import { choosePassword } from './choose-password.ts';
import { LinkInvalid } from './domain/refusals.ts';
import { verifyPassword } from './password-store.ts';
import { lockReset } from './reset-store.ts';

/** Sets a new password with a reset link, and ends every sign-in of the person. @throws LinkInvalid, PasswordTooShort, … (ACC-2) */
export async function resetPassword(strapi: Core.Strapi, input: LinkAttempt & Readonly<{ password: string }>): Promise<void> {
  await useLinkOnce(strapi, input, {
    async use(db) {
      const { account, usable } = await lockResetWithAccount(strapi, db, input.code);
      if (!usable) throw new LinkInvalid({});

      await choosePassword(strapi, db, account, input);
      return true;
    },
    async repeat(db) {
      const { account } = await lockResetWithAccount(strapi, db, input.code);
      return (await verifyPassword(strapi, input.password, account)) || undefined;
    },
  });
}

async function lockResetWithAccount(strapi: Core.Strapi, db: Db, code: string): Promise<{ account: Account; usable: boolean }> {
  const id = resetLink.idIn(code, appOf(strapi).settings.LINK_SECRET);
  const reset = id ? await lockReset(db, id) : undefined;
  const account = reset && (await accountById(db, reset.person));
  if (!account || account.blocked) throw new LinkInvalid({});

  return { account, usable: reset.usable };
}
