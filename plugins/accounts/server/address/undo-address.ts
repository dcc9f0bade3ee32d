import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { addressUndoLink } from '../domain/link.ts';
import { accountEvents } from '../events.ts';
import { type LinkAttempt, usePreparedLink } from '../link-use/use-link-once.ts';
import { hashChosenPassword, setPassword } from '../password/choose-password.ts';
import { PasswordUnchanged } from '../password/domain/refusals.ts';
import { verifyPassword } from '../password/password-store.ts';
import { withNewPasswordLimit } from '../password/with-new-password-limit.ts';
import { accountByEmail, lockAccount, lockEmail, saveEmail } from '../person/person-store.ts';
import { deleteFactorsSince } from '../two-factor/two-factor-store.ts';
import { addressChangeOf, lockAddressChange, markAddressUndone } from './address-change-store.ts';
import { AddressIsTaken, AddressLinkInvalid } from './domain/refusals.ts';

type UndoAddressInput = LinkAttempt & Readonly<{ password: string }>;

/**
 * Undoes a change of address with the link sent to the former one, and sets a new password: whoever changed the address knew the
 * previous password. The address that the account loses is told. Second factors that were set up since then, or shortly before,
 * were probably set up by them and are deleted.
 * @throws AddressLinkInvalid, TooManyPasswords, AddressIsTaken, PasswordUnchanged, PasswordTooShort, … (SEC-15)
 */
export async function undoAddress(strapi: Core.Strapi, input: UndoAddressInput): Promise<void> {
  const id = addressUndoLink.idIn(input.code, appOf(strapi).settings.LINK_SECRET);
  if (!id) throw new AddressLinkInvalid({});
  const { password } = input;
  await withNewPasswordLimit(strapi, id, () =>
    usePreparedLink(strapi, input, {
      async prepare(connection) {
        const { account, former } = await lockAddressUndo(connection, id);
        if (await verifyPassword(password, account)) throw new PasswordUnchanged({});

        const hash = await hashChosenPassword(password, { ...account, email: former });
        return (db) => restoreAddress(strapi, db, { id, hash });
      },
      repeat: (db) => isRestored(db, { id, password }),
    }),
  );
}

async function restoreAddress(strapi: Core.Strapi, db: Db, { id, hash }: Readonly<{ id: string; hash: string }>): Promise<true> {
  const { account, change, former } = await lockAddressUndo(db, id);
  await saveEmail(db, account.id, former);
  await markAddressUndone(db, change);
  await deleteFactorsSince(db, account.id, change.askedAt);
  await setPassword(strapi, db, { ...account, email: former }, { hash });
  await accountEvents.announce(strapi, db, 'address-undone', { person: account.id, address: account.email });
  return true;
}

/** Returns true when the change is undone and the password is the one that was chosen then. */
async function isRestored(db: Db, { id, password }: Readonly<{ id: string; password: string }>): Promise<true | undefined> {
  const change = await addressChangeOf(db, id);
  const account = change?.former ? await accountByEmail(db, change.former) : undefined;
  return (account?.id === change?.person && (await verifyPassword(password, account))) || undefined;
}

/**
 * Returns a change that can be undone, with its account. Both, and the address, stay locked until the transaction ends, if there is one.
 * @throws AddressLinkInvalid, AddressIsTaken
 */
async function lockAddressUndo(db: Db, id: string) {
  const ownerId = (await addressChangeOf(db, id))?.person;
  const account = ownerId ? await lockAccount(db, ownerId) : undefined;
  const change = await lockAddressChange(db, id);
  if (!account || account.blocked || !change?.undoable || change.former === null) throw new AddressLinkInvalid({});

  await lockEmail(db, change.former);
  const currentOwner = await accountByEmail(db, change.former);
  if (currentOwner && currentOwner.id !== account.id) throw new AddressIsTaken({});

  return { account, change, former: change.former };
}
