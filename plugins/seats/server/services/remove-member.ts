import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { SessionNotFound } from '../domain/refusals.ts';
import { deleteMember } from './membership-store.ts';
import { rescheduleInvitations } from './reschedule-invitations.ts';

/** Removes a person from a session. Their progress is kept. @throws SessionNotFound (LRN-15) */
export const removeMember = (strapi: Core.Strapi, { session, member }: { session: SessionId; member: MembershipId }): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const person = await deleteMember(db, { id: member, session });
    if (person === undefined) throw new SessionNotFound({ session: String(session) });

    await rescheduleInvitations(strapi, db, [person]);
  });
