import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { resetLink } from '../domain/link.ts';
import { type LinkAttempt, useLinkOnce } from '../link-use/use-link-once.ts';
import { type Account, accountById } from '../person/person-store.ts';
import { choosePassword } from './choose-password.ts';
import { LinkInvalid } from './domain/refusals.ts';
import { limitNewPasswords } from './limit-new-passwords.ts';
import { verifyPassword } from './password-store.ts';
import { lockReset } from './reset-store.ts';

/**
 * Sets a new password with a reset link, and ends every sign-in of the person.
 * @throws LinkInvalid, TooManyPasswords, PasswordTooShort, … (ACC-2)
 */
export async function resetPassword(strapi: Core.Strapi, input: LinkAttempt & Readonly<{ password: string }>): Promise<void> {
  const id = resetLink.idIn(input.code, appOf(strapi).settings.LINK_SECRET);
  if (!id) throw new LinkInvalid({});
  await limitNewPasswords(strapi, id);

  await useLinkOnce(strapi, input, {
    async use(db) {
      const { account, usable } = await lockResetWithAccount(db, id);
      if (!usable) throw new LinkInvalid({});

      await choosePassword(strapi, db, account, input);
      return true;
    },
    async repeat(db) {
      const { account } = await lockResetWithAccount(db, id);
      return (await verifyPassword(input.password, account)) || undefined;
    },
  });
}

async function lockResetWithAccount(db: Db, id: string): Promise<{ account: Account; usable: boolean }> {
  const reset = await lockReset(db, id);
  const account = reset && (await accountById(db, reset.person));
  if (!account || account.blocked) throw new LinkInvalid({});

  return { account, usable: reset.usable };
}
