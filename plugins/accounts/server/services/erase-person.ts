import { erasePersonalData, inTransaction, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { normalAddress } from '../domain/address.ts';
import { AddressNotTyped, StillWorksHere } from '../domain/refusals.ts';
import { addressesOf } from './hand-out-data.ts';
import { checkMayTouch } from './may-employ.ts';
import { lockAccount, personOf } from './person-store.ts';
import { workplaceOf } from './staff-store.ts';

/**
 * Erases a person for good: their account stays as somebody without a name whom nobody can be, and what the law demands with it.
 * @throws PersonNotFound, AddressNotTyped, StillWorksHere, StaffIsBeyond (ACC-20, I-46)
 */
export const erasePerson = (
  strapi: Core.Strapi,
  { person, email, staff }: { person: string; email: string; staff: Staff },
): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const account = await personOf(db, person);
    await lockAccount(db, account.id);
    await checkMayTouch(db, { staff: staff.id, person: account.id });
    if (normalAddress(email) !== normalAddress(account.email)) throw new AddressNotTyped({});
    if (await workplaceOf(db, account.id)) throw new StillWorksHere({});

    await erasePersonalData(strapi, db, { person: account.id, addresses: await addressesOf(db, account.id) });
    await writeAuditLog(db, { staff, act: 'accounts.person-erased', person: account.id });
  });
