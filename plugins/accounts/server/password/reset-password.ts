import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { resetLink } from '../domain/link.ts';
import { type LinkAttempt, usePreparedLink } from '../link-use/use-link-once.ts';
import { type Account, accountById, lockAccount } from '../person/person-store.ts';
import { hashChosenPassword, setPassword } from './choose-password.ts';
import { LinkInvalid } from './domain/refusals.ts';
import { verifyPassword } from './password-store.ts';
import { lockReset, resetOf } from './reset-store.ts';
import { withNewPasswordLimit } from './with-new-password-limit.ts';

/**
 * Sets a new password with a reset link, and ends every sign-in of the person.
 * @throws LinkInvalid, TooManyPasswords, PasswordTooShort, … (ACC-2)
 */
export async function resetPassword(strapi: Core.Strapi, input: LinkAttempt & Readonly<{ password: string }>): Promise<void> {
  const id = resetLink.idIn(input.code, appOf(strapi).settings.LINK_SECRET);
  if (!id) throw new LinkInvalid({});
  await withNewPasswordLimit(strapi, id, () =>
    usePreparedLink(strapi, input, {
      async prepare(connection) {
        const hash = await hashChosenPassword(input.password, await lockPersonOf(connection, id));
        return async (db) => {
          await setPassword(strapi, db, await lockPersonOf(db, id), { hash });
          return true;
        };
      },
      async repeat(db) {
        const reset = await resetOf(db, id);
        return (await verifyPassword(input.password, reset && (await accountById(db, reset.person)))) || undefined;
      },
    }),
  );
}

/** Returns the account of a reset that works. Both stay locked until the transaction ends, if there is one. @throws LinkInvalid */
async function lockPersonOf(db: Db, id: string): Promise<Account> {
  const found = await resetOf(db, id);
  // The account first, as by whoever saves the person.
  const account = found && (await lockAccount(db, found.person));
  const reset = await lockReset(db, id);
  if (!reset?.usable || !account || account.blocked) throw new LinkInvalid({});

  return account;
}
