import { appOf, type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { addressUndoLink } from '../domain/link.ts';
import { AddressIsTaken, AddressLinkIsDead, PasswordIsOld } from '../domain/refusals.ts';
import { addressChangeOf, lockAddressChange, markAddressUndone } from './address-change-store.ts';
import { choosePassword } from './choose-password.ts';
import { accountByEmail, lockAccount, lockEmail, saveEmail, verifyPassword } from './person-store.ts';
import { deleteTwoFactorSince } from './two-factor-store.ts';

type UndoAddressInput = Readonly<{ code: string; password: string }>;

/**
 * Gives a person the address back that they had, by the link that was sent to it, with a password that only they know:
 * whoever changed the address knew the former one, and a second step set up since, or shortly before, is theirs. @throws AddressLinkIsDead, AddressIsTaken, PasswordTooShort, … (SEC-15)
 */
export const undoAddress = (strapi: Core.Strapi, { code, password }: UndoAddressInput): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const { account, change, former } = await findUndo(strapi, db, code);
    await lockEmail(db, former);
    const there = await accountByEmail(db, former);
    if (there && there.id !== account.id) throw new AddressIsTaken({});

    if (await verifyPassword(strapi, password, account)) throw new PasswordIsOld({});

    await markAddressUndone(db, change);
    await deleteTwoFactorSince(db, account.id, change.askedAt);
    await saveEmail(db, account.id, former);
    await choosePassword(strapi, db, { ...account, email: former }, { password });
  });

async function findUndo(strapi: Core.Strapi, db: Db, code: string) {
  const id = addressUndoLink.idIn(code, appOf(strapi).settings.LINK_SECRET);
  const holder = id && (await addressChangeOf(db, id))?.person;
  const account = holder ? await lockAccount(db, holder) : undefined;
  const change = id ? await lockAddressChange(db, id) : undefined;
  if (!account || account.blocked || !change?.undoable || change.former === null) throw new AddressLinkIsDead({});

  return { account, change, former: change.former };
}
