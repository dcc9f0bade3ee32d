import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { addressLink } from '../domain/link.ts';
import { accountEvents } from '../events.ts';
import { type LinkAttempt, usePreparedLink } from '../link-use/use-link-once.ts';
import { againIfChanged, ChangedMeanwhile } from '../password/again-if-changed.ts';
import { hasSpaceAround } from '../password/domain/password.ts';
import { CurrentPasswordWrong } from '../password/domain/refusals.ts';
import { verifyPassword } from '../password/password-store.ts';
import { wrongPasswords } from '../password/with-password.ts';
import { type Account, accountByEmail, lockAccount, lockEmail, saveEmail } from '../person/person-store.ts';
import { withRateLimit } from '../rate-limit/with-rate-limit.ts';
import { revokeAccess } from '../sign-in/revoke-access.ts';
import { addressChangeOf, changeReserving, endAddressChange, lockAddressChange, markAddressConfirmed } from './address-change-store.ts';
import { AddressIsTaken, AddressLinkInvalid } from './domain/refusals.ts';

/** `person` is the signed-in person, if there is one; `token` is the token of that sign-in, which does not end. */
type ConfirmAddressInput = LinkAttempt & Readonly<{ password: string; person: PersonId | null; token: string | null }>;

/** How many passwords an hour are checked for one change of address. */
const MAX_ATTEMPTS_PER_HOUR = 10;

/**
 * Confirms a change of address with the link sent to the new one. The person has to be signed in or to type their password: otherwise
 * somebody who reads the mail but requested nothing would lend their address to a stranger's account. Ends their other sign-ins.
 * @throws AddressLinkInvalid, CurrentPasswordWrong, AddressIsTaken (ACC-10)
 */
export async function confirmAddress(strapi: Core.Strapi, input: ConfirmAddressInput): Promise<void> {
  const id = addressLink.idIn(input.code, appOf(strapi).settings.LINK_SECRET);
  if (!id) throw new AddressLinkInvalid({});
  const confirm = () =>
    usePreparedLink(strapi, input, {
      async prepare(connection) {
        const { account } = await lockChange(connection, id);
        await checkOwner(account, input);
        return (db) => confirmChange(strapi, db, { ...input, id, hash: account.password });
      },
      repeat: (db) => isConfirmed(db, id, input),
    });
  const limit = wrongPasswords({ subject: `address:${id}`, maxPerHour: MAX_ATTEMPTS_PER_HOUR });
  const isFree = await withRateLimit(strapi, limit, () => againIfChanged(confirm));
  // Thrown only after the transaction, which records that the address is taken and notifies its owner.
  if (!isFree) throw new AddressIsTaken({});
}

/**
 * Returns a change that can be confirmed, with its account. Both stay locked until the transaction ends, if there is one.
 * @throws AddressLinkInvalid
 */
async function lockChange(db: Db, id: string) {
  const ownerId = (await addressChangeOf(db, id))?.person;
  const account = ownerId === undefined ? undefined : await lockAccount(db, ownerId);
  const change = await lockAddressChange(db, id);
  if (!account || account.blocked || !change?.confirmable) throw new AddressLinkInvalid({});

  return { account, change };
}

/** Checks that the owner of an account is signed in, or typed its password. @throws CurrentPasswordWrong */
async function checkOwner(account: Account, { password, person }: ConfirmAddressInput): Promise<void> {
  if (person !== account.id && !(await verifyPassword(password, account)))
    throw new CurrentPasswordWrong({ spaceAround: hasSpaceAround(password) });
}

/** Confirms a change whose owner was checked by this `hash`. @throws ChangedMeanwhile when the account has another one since */
async function confirmChange(
  strapi: Core.Strapi,
  db: Db,
  { id, hash, ...input }: ConfirmAddressInput & Readonly<{ id: string; hash: string | null }>,
): Promise<boolean> {
  const { account, change } = await lockChange(db, id);
  if (account.password !== hash) throw new ChangedMeanwhile();

  await lockEmail(db, change.email);
  if ((await accountByEmail(db, change.email)) || (await changeReserving(db, change.email, account.id))) {
    await endAddressChange(db, { person: account.id, cause: 'taken' });
    await accountEvents.announce(strapi, db, 'address-was-taken', { address: change.email });
    return false;
  }

  await markAddressConfirmed(db, { id, former: account.email });
  await saveEmail(db, account.id, change.email);
  await revokeAccess(strapi, db, account, { cause: 'address-changed', exceptToken: input.person === account.id ? input.token : null });
  await accountEvents.announce(strapi, db, 'address-changed', { change: id });
  return true;
}

/** Returns true when the change was made and this is the form of the person who made it. */
async function isConfirmed(db: Db, id: string, { password, person }: ConfirmAddressInput): Promise<true | undefined> {
  const change = await addressChangeOf(db, id);
  const account = change && (await accountByEmail(db, change.email));
  if (!account || account.id !== change.person) return undefined;
  return person === account.id || (await verifyPassword(password, account)) || undefined;
}
