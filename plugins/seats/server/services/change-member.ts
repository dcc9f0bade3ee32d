import { appOf, currentTime, dayIn, inTransaction, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { refuseOwnLastDay } from '../domain/membership.ts';
import { MemberNotFound } from '../domain/refusals.ts';
import { freeSlot } from './free-slot.ts';
import { memberOf, sessionOf, updateLastDay } from './membership-store.ts';
import { deleteWaiting, lockSlots } from './slot-store.ts';

/** `endsOn`: the member's own last day; null for that of the session. */
type MemberChange = Readonly<{ session: SessionId; member: MembershipId; endsOn: Day | null; staff: Staff }>;

/**
 * Gives a member of a session a last day of their own, or that of the session again, by staff, which is noted. When it has passed, their slot
 * and their place on the waiting list are free.
 * @throws MemberNotFound and what `refuseOwnLastDay` refuses (SEAT-6, ACC-13, H-19)
 */
export const changeMember = (strapi: Core.Strapi, { session, member, endsOn, staff }: MemberChange): Promise<void> =>
  inTransaction(strapi, async (db) => {
    await lockSlots(db, session);
    const [dates, before] = [await sessionOf(db, session), await memberOf(db, { id: member, session })];
    if (!dates || !before) throw new MemberNotFound({});
    if (before.ownEndsOn === endsOn) return;
    const refused = endsOn && refuseOwnLastDay(endsOn, dates);
    if (refused) throw refused;

    await updateLastDay(db, { id: member, endsOn });
    const today = dayIn(appOf(strapi).settings.TIME_ZONE, await currentTime(strapi));
    if (endsOn !== null && endsOn < today) {
      await freeSlot(strapi, db, { membership: member, today, by: null, as: 'last-day' });
      await deleteWaiting(db, member);
    }
    const facts = { session: dates.reference, day: endsOn ?? dates.endsOn };
    await writeAuditLog(db, { staff, act: endsOn ? 'seats.last-day-given' : 'seats.last-day-taken', person: before.person, facts });
  });
