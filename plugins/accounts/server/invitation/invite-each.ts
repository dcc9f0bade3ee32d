import { type Db, type Staff, writeStaffAct } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { openAccounts } from '../person/open-accounts.ts';
import { type Account, checkNotErased } from '../person/person-store.ts';
import { createInvitations } from './invitation-store.ts';
import type { Invitee } from './invite.ts';

/** People whom staff give the same access at once, each at an address in its normal form. */
type Invitees = Omit<Invitee, 'email' | 'name'> &
  Readonly<{ people: readonly Readonly<{ email: string; firstName: string; lastName: string }>[]; staff: Staff }>;

/**
 * Same as `invite`, for many people at once; that staff opened an account is noted. Returns their accounts, in no order.
 * @throws PersonIsErased, AddressIsReserved (ACC-4, ACC-22, SEC-15)
 */
export async function inviteEach(
  strapi: Core.Strapi,
  db: Db,
  { people, staff, locale = 'fr', due, about, manages = false }: Invitees,
): Promise<Account[]> {
  const { accounts, opened } = await openAccounts(
    strapi,
    db,
    people.map((person) => ({ ...person, locale })),
  );
  accounts.forEach(checkNotErased);
  await createInvitations(db, { persons: accounts.map(({ id }) => id), due, about, manages });
  await writeStaffAct(db, { staff, act: 'accounts.person-created', about: opened.map(({ id }) => ({ person: id, facts: {} })) });
  return accounts;
}
