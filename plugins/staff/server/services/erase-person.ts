import { adminAccessOf, eraseAccount, lockAccountToErase, type PersonId } from '@cordee/accounts';
import { inTransaction, normalizeEmail, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { AddressNotTyped, StillStaff } from '../domain/refusals.ts';
import { checkMayChange } from './check-may-change.ts';

/**
 * Erases a person irreversibly (GDPR), once their address is typed.
 * @throws PersonNotFound, AddressNotTyped, StillStaff, StaffProtected (ACC-20, I-46)
 */
export const erasePerson = (
  strapi: Core.Strapi,
  { person, email, staff }: { person: PersonId; email: string; staff: Staff },
): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const account = await lockAccountToErase(db, person);
    await checkMayChange(db, { staff: staff.id, person });
    if (normalizeEmail(email) !== normalizeEmail(account.email)) throw new AddressNotTyped({});
    if (await adminAccessOf(db, account.id)) throw new StillStaff({});

    await eraseAccount(strapi, db, account);
    await writeAuditLog(db, { staff, act: 'accounts.person-erased', person });
  });
