import { createPasswordLink, lockExistingAccount, type PersonId } from '@cordee/accounts';
import { appOf, inTransaction, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { checkMayChange } from './check-may-change.ts';

/**
 * Creates a link to choose a password, which staff hand over when e-mail is broken.
 * @throws PersonNotFound, PersonIsBlocked, StaffProtected (ACC-14)
 */
export const handOverPasswordLink = (strapi: Core.Strapi, { person, staff }: { person: PersonId; staff: Staff }) =>
  inTransaction(strapi, async (db) => {
    const account = await lockExistingAccount(db, person);
    await checkMayChange(db, { staff: staff.id, person });

    const link = await createPasswordLink(strapi, db, account);
    await writeAuditLog(db, { staff, act: 'accounts.password-link', person });
    return { ...link, timeZone: appOf(strapi).settings.TIME_ZONE };
  });
