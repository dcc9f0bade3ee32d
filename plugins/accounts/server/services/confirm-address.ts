import { appOf, type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { addressLink } from '../domain/link.ts';
import { hasSpaceAround } from '../domain/password.ts';
import { AddressIsTaken, AddressLinkIsDead, CurrentPasswordWrong } from '../domain/refusals.ts';
import { accountEvents } from '../events.ts';
import { addressChangeOf, endAddressChange, lockAddressChange, markAddressConfirmed } from './address-change-store.ts';
import { accountByEmail, lockAccount, lockEmail, saveEmail, verifyPassword } from './person-store.ts';
import { countAttempt, refundAttempt } from './rate-limit-store.ts';
import { revokeAccess } from './revoke-access.ts';

/** `person`: who is signed in, if somebody is; `token`: of that sign-in, which stays. */
type ConfirmAddressInput = Readonly<{ code: string; password: string; person: number | null; token: string | null }>;

/** How often an hour a password is looked at for one change. */
const MAX_ATTEMPTS_PER_HOUR = 10;

/**
 * Gives somebody the address to which the link was sent. Whoever asked is signed in, or types their password: who reads the
 * mail but did not ask would otherwise lend their address to a stranger's account. All other sign-ins of the person end.
 * @throws AddressLinkIsDead, CurrentPasswordWrong, AddressIsTaken (ACC-10)
 */
export async function confirmAddress(strapi: Core.Strapi, { code, ...input }: ConfirmAddressInput): Promise<void> {
  const id = addressLink.idIn(code, appOf(strapi).settings.LINK_SECRET);
  if (!id) throw new AddressLinkIsDead({});
  const attempt = await countAttempt(strapi, [{ subject: `address:${id}`, maxPerHour: MAX_ATTEMPTS_PER_HOUR }]);
  if (!attempt) throw new CurrentPasswordWrong({ spaceAround: false });

  const free = await inTransaction(strapi, (db) => confirm(strapi, db, id, input));
  await refundAttempt(strapi.db.connection, attempt);
  // That it was taken is kept, and its owner told: hence no refusal before the end of the transaction.
  if (!free) throw new AddressIsTaken({});
}

async function confirm(
  strapi: Core.Strapi,
  db: Db,
  id: string,
  { password, person, token }: Omit<ConfirmAddressInput, 'code'>,
): Promise<boolean> {
  const holder = (await addressChangeOf(db, id))?.person;
  const account = holder === undefined ? undefined : await lockAccount(db, holder);
  const change = await lockAddressChange(db, id);
  if (!account || account.blocked || !change?.waits) throw new AddressLinkIsDead({});
  const own = person === account.id;
  if (!own && !(await verifyPassword(strapi, password, account))) throw new CurrentPasswordWrong({ spaceAround: hasSpaceAround(password) });

  await lockEmail(db, change.email);
  if (await accountByEmail(db, change.email)) {
    await endAddressChange(db, { person: account.id, cause: 'taken' });
    await accountEvents.announce(strapi, db, 'address-was-taken', { address: change.email });
    return false;
  }

  await markAddressConfirmed(db, { id, former: account.email });
  await saveEmail(db, account.id, change.email);
  await revokeAccess(strapi, db, account, { cause: 'address-changed', keep: own ? token : null });
  await accountEvents.announce(strapi, db, 'address-changed', { change: id });
  return true;
}
