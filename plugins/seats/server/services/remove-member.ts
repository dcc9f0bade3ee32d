import { appOf, currentTime, dayIn, inTransaction, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { SessionNotFound } from '../domain/refusals.ts';
import { freeSlots } from './free-slots.ts';
import { endMembership, sessionOf } from './membership-store.ts';
import { rescheduleInvitations } from './reschedule-invitations.ts';
import { lockSlots } from './slot-store.ts';

type Removal = Readonly<{ session: SessionId; member: MembershipId; staff: Staff }>;

/** Ends a membership, by staff, which is noted. Its slot and its place on the waiting list are free, and the progress is kept. @throws SessionNotFound (LRN-15, SEAT-7, H-19) */
export const removeMember = (strapi: Core.Strapi, { session, member, staff }: Removal): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const today = dayIn(appOf(strapi).settings.TIME_ZONE, await currentTime(strapi, db));
    await lockSlots(db, session);
    await freeSlots(strapi, db, { sessions: [session], leaving: [{ membership: member, by: null, as: 'left', until: null }], today });
    const person = await endMembership(db, { id: member, session });
    if (person === undefined) throw new SessionNotFound({ session: String(session) });

    const facts = { session: (await sessionOf(db, session))?.reference ?? '' };
    await writeAuditLog(db, { staff, act: 'seats.member-removed', person, facts });
    await rescheduleInvitations(strapi, db, [person]);
  });
