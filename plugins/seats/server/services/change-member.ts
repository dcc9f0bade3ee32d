import { appOf, currentTime, dayIn, inTransaction, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { refuseOwnLastDay } from '../domain/membership.ts';
import { MemberNotFound } from '../domain/refusals.ts';
import { seatEvents } from '../events.ts';
import { changeEstablishment } from './change-establishment.ts';
import { leaveEndedSlots } from './leave-slots.ts';
import { memberOf, sessionOf, updateLastDay } from './membership-store.ts';
import { lockSlots } from './slot-store.ts';
import { tieManagers } from './tie-managers.ts';

/**
 * What staff change of a member; what is undefined stays. `endsOn`: the member's own last day; null for that of the session. `establishment`: by
 * its document id. `tie`, `untie`: managers who are to manage them, and who no longer are.
 */
type MemberChange = Readonly<{
  session: SessionId;
  member: MembershipId;
  endsOn?: Day | null | undefined;
  establishment?: string | undefined;
  tie?: readonly MembershipId[] | undefined;
  untie?: readonly MembershipId[] | undefined;
  staff: Staff;
}>;

/**
 * Changes what staff decide of a member of a session: a last day of their own, or that of the session again, their establishment, and who
 * manages them. When that day has passed, their slot and their place on the waiting list are free.
 * @throws MemberNotFound, EstablishmentNotFound, ManagerNotFound and what `refuseOwnLastDay` refuses (SEAT-1, SEAT-6, ACC-8, ACC-13, H-19)
 */
export const changeMember = (strapi: Core.Strapi, { session, member, staff, ...change }: MemberChange): Promise<void> =>
  inTransaction(strapi, async (db) => {
    await lockSlots(db, session);
    const [dates, before] = [await sessionOf(db, session), await memberOf(db, { id: member, session })];
    if (!dates || !before) throw new MemberNotFound({});
    const { person, ownEndsOn, establishment: from } = before;
    const { reference } = dates;
    const { endsOn = ownEndsOn, establishment: document, tie = [], untie = [] } = change;

    if (document !== undefined) await changeEstablishment(db, { session, reference, member, person, from, document, staff });
    const today = dayIn(appOf(strapi).settings.TIME_ZONE, await currentTime(strapi, db));
    await tieManagers(db, { session, reference, member, person, tie, untie, today, staff });
    if (endsOn === ownEndsOn) return;

    const refused = endsOn && refuseOwnLastDay(endsOn, dates);
    if (refused) throw refused;
    await updateLastDay(db, { id: member, endsOn });
    await leaveEndedSlots(strapi, db, { sessions: [session], today, asOf: 'now' });
    const facts = { session: reference, day: endsOn ?? dates.endsOn };
    await writeAuditLog(db, { staff, act: endsOn ? 'seats.last-day-given' : 'seats.last-day-taken', person, facts });
    await seatEvents.announce(strapi, db, 'member-joined', { person, session: dates.documentId });
  });
