import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { type Account, accountByEmail, checkNotErased, openAccount } from '../person/person-store.ts';
import { createInvitation } from './invitation-store.ts';

/**
 * A person who is given access. `due` is their first day, `at-once`, or null as long as it is not known; `about` is the title of what they are
 * given access to; `manages`: to follow members there, without learning.
 */
export type Invitee = Readonly<{
  email: string;
  name?: Readonly<{ firstName: string; lastName: string }> | undefined;
  locale?: 'fr' | 'en';
  due: Date | 'at-once' | null;
  about: string | null;
  manages?: boolean;
}>;

/**
 * Returns the account of a person who is given access: the one at their address, whose name does not change, else a new one. A person
 * without a password gets an invitation, due at the earliest day of all they are invited to. Returns undefined when nobody has the
 * address and there is no name to open an account with. @throws PersonIsErased, AddressIsReserved (ACC-4, SEC-15)
 */
export async function invite(
  strapi: Core.Strapi,
  db: Db,
  { email, name, locale = 'fr', due, about, manages = false }: Invitee,
): Promise<Account | undefined> {
  const account = (await accountByEmail(db, email)) ?? (name && (await openAccount(strapi, db, { email, ...name, locale })));
  if (account) checkNotErased(account);
  if (account) await createInvitation(db, { person: account.id, due, about, manages });

  return account;
}
