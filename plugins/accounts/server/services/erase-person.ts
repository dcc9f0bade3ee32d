import { erasePersonalData, inTransaction, normalizeEmail, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { AddressNotTyped, StillStaff } from '../domain/refusals.ts';
import { recordErasure } from './erasure-journal.ts';
import { addressesOf } from './export-personal-data.ts';
import { checkMayChange } from './may-manage-staff.ts';
import { accountByDocumentId, lockAccount } from './person-store.ts';
import { adminAccessOf } from './staff-store.ts';

/**
 * Erases a person irreversibly (GDPR). Their account remains without a name and without a way to sign in, together with the data that the law
 * requires to be retained.
 * @throws PersonNotFound, AddressNotTyped, StillStaff, StaffProtected (ACC-20, I-46)
 */
export const erasePerson = (
  strapi: Core.Strapi,
  { person, email, staff }: { person: string; email: string; staff: Staff },
): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const account = await accountByDocumentId(db, person);
    await lockAccount(db, account.id);
    await checkMayChange(db, { staff: staff.id, person: account.id });
    if (normalizeEmail(email) !== normalizeEmail(account.email)) throw new AddressNotTyped({});
    if (await adminAccessOf(db, account.id)) throw new StillStaff({});

    await erasePersonalData(strapi, db, { person: account.id, addresses: await addressesOf(db, account.id) });
    await recordErasure(db, person);
    await writeAuditLog(db, { staff, act: 'accounts.person-erased', person: account.id });
  });
