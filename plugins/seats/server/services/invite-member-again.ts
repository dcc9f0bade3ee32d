import { inviteAgain } from '@cordee/accounts';
import { inTransaction, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { SessionNotFound } from '../domain/refusals.ts';
import { memberOf } from './membership-store.ts';

type MemberRef = Readonly<{ session: SessionId; member: MembershipId; staff: Staff }>;

/** Sends a member of a session a new invitation, by staff, which is noted. @throws SessionNotFound, InvitationUsed, PersonIsBlocked (ACC-4) */
export const inviteMemberAgain = (strapi: Core.Strapi, { session, member, staff }: MemberRef): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const membership = await memberOf(db, { id: member, session });
    if (!membership) throw new SessionNotFound({ session: String(session) });

    await inviteAgain(db, membership.person);
    await writeAuditLog(db, { staff, act: 'accounts.invited', person: membership.person });
  });
