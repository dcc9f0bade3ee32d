import { randomUUID } from 'node:crypto';
import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { reservedAmong } from '../address/address-change-store.ts';
import { lockUntaken } from '../invitation/lock-invitees.ts';
import { AddressIsReserved } from './domain/refusals.ts';
import { type Account, accountsByEmail, type NewAccount, USER_UID } from './person-store.ts';

/**
 * Same as `openAccount`, for many people at once, whose addresses and names are in their normal forms: returns the accounts at all these addresses, and
 * which of them are new. Strapi's rules for one document do not run: what they do for a new account without a password is done here.
 * @throws AddressIsReserved (ACC-4, SEC-15)
 */
export async function openAccounts(
  strapi: Core.Strapi,
  db: Db,
  people: readonly NewAccount[],
): Promise<{ accounts: Account[]; opened: Account[] }> {
  const emails = people.map(({ email }) => email);
  const before = await lockUntaken(db, emails);
  const taken = new Set(before.map(({ email }) => email));
  const missing = people.filter(({ email }) => !taken.has(email));
  if (missing.length === 0) return { accounts: before, opened: [] };
  if (
    (
      await reservedAmong(
        db,
        missing.map(({ email }) => email),
      )
    ).length > 0
  )
    throw new AddressIsReserved({});

  await strapi.db.query(USER_UID).createMany({
    data: missing.map(({ email, firstName, lastName, locale }) => ({
      documentId: randomUUID().replaceAll('-', ''),
      email,
      username: email,
      firstName,
      lastName,
      locale,
      provider: 'local',
      publishedAt: new Date(),
    })),
  });
  const accounts = await accountsByEmail(db, emails);
  return { accounts, opened: accounts.filter(({ email }) => !taken.has(email)) };
}
