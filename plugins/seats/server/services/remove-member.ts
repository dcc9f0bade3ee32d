import { inTransaction, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { SessionNotFound } from '../domain/refusals.ts';
import { deleteMember, sessionOf } from './membership-store.ts';
import { rescheduleInvitations } from './reschedule-invitations.ts';

type Removal = Readonly<{ session: SessionId; member: MembershipId; staff: Staff }>;

/** Removes a person from a session, by staff, which is noted. Their progress is kept. @throws SessionNotFound (LRN-15) */
export const removeMember = (strapi: Core.Strapi, { session, member, staff }: Removal): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const person = await deleteMember(db, { id: member, session });
    if (person === undefined) throw new SessionNotFound({ session: String(session) });

    const facts = { session: (await sessionOf(db, session))?.reference ?? '' };
    await writeAuditLog(db, { staff, act: 'seats.member-removed', person, facts });
    await rescheduleInvitations(strapi, db, [person]);
  });
