import { checkNotErased, inviteAgain, lockExistingAccount, type PersonId } from '@cordee/accounts';
import { inTransaction, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { checkMayChange } from './check-may-change.ts';

/**
 * Sends a person an invitation to choose a password, at once, by staff, whether they were invited before or not.
 * @throws PersonNotFound, PersonIsErased, PersonIsBlocked, InvitationUsed, InvitationJustSent, StaffProtected (ACC-4)
 */
export const invitePerson = (strapi: Core.Strapi, { person, staff }: { person: PersonId; staff: Staff }): Promise<void> =>
  inTransaction(strapi, async (db) => {
    checkNotErased(await lockExistingAccount(db, person));
    await checkMayChange(db, { staff: staff.id, person });

    await inviteAgain(db, person);
    await writeAuditLog(db, { staff, act: 'accounts.invited', person });
  });
