import { appOf, type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { addressUndoLink } from '../domain/link.ts';
import { AddressIsTaken, AddressLinkIsDead, PasswordIsOld } from '../domain/refusals.ts';
import { addressChangeOf, lockAddressChange, markAddressUndone } from './address-change-store.ts';
import { choosePassword } from './choose-password.ts';
import { accountAt, holdAddress, isPassword, lockAccount, saveAddress } from './person-store.ts';
import { dropSecondStepSince } from './second-step-store.ts';

type Undoing = Readonly<{ code: string; password: string }>;

/**
 * Gives a person the address back that they had, by the link that was sent to it, with a password that only they know:
 * whoever changed the address knew the former one, and a second step set up since, or shortly before, is theirs. @throws AddressLinkIsDead, AddressIsTaken, PasswordTooShort, … (SEC-15)
 */
export const undoAddress = (strapi: Core.Strapi, { code, password }: Undoing): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const { account, change, former } = await held(strapi, db, code);
    await holdAddress(db, former);
    const there = await accountAt(db, former);
    if (there && there.id !== account.id) throw new AddressIsTaken({});

    if (await isPassword(strapi, password, account)) throw new PasswordIsOld({});

    await markAddressUndone(db, change);
    await dropSecondStepSince(db, account.id, change.askedAt);
    await saveAddress(db, account.id, former);
    await choosePassword(strapi, db, { ...account, email: former }, { password });
  });

async function held(strapi: Core.Strapi, db: Db, code: string) {
  const id = addressUndoLink.idIn(code, appOf(strapi).settings.LINK_SECRET);
  const holder = id && (await addressChangeOf(db, id))?.person;
  const account = holder ? await lockAccount(db, holder) : undefined;
  const change = id ? await lockAddressChange(db, id) : undefined;
  if (!account || account.blocked || !change?.undoable || change.former === null) throw new AddressLinkIsDead({});

  return { account, change, former: change.former };
}
