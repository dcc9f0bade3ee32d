import { appOf, type Db, dayIn, type Staff, writeAuditLog, writeStaffAct } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { type AllowanceChange, refuseAllowance } from '../domain/allowance.ts';
import type { SessionId } from '../domain/ids.ts';
import { NoSlotSession, SessionNotFound } from '../domain/refusals.ts';
import { commandInTurn } from './act-on-slot.ts';
import { membershipsOf, releaseSlots } from './free-slots.ts';
import { lockSession, sessionOf } from './membership-store.ts';
import { inviteMoved } from './reschedule-invitations.ts';
import { saveSession } from './save-session.ts';
import { shownName } from './shown-name.ts';
import { type SlotMemberRow, slotMembersIn, slotSession } from './slot-store.ts';
import { putFirstInLine } from './waiting-list-store.ts';

/** Somebody who holds a slot. */
const isHolder = (member: SlotMemberRow): member is SlotMemberRow & { slot: number } => member.slot !== null;

/** Who holds the slots of a session, lowest first. */
async function holdersIn(db: Db, session: SessionId) {
  const holders = (await slotMembersIn(db, session)).filter(isHolder);
  return holders.map((holder) => ({ ...holder, name: shownName(holder) ?? '' })).sort((a, b) => a.slot - b.slot);
}

/** The slots of a session, and who holds them. @throws SessionNotFound, NoSlotSession */
async function slotsOf(strapi: Core.Strapi, db: Db, { session, locked }: Readonly<{ session: SessionId; locked: boolean }>) {
  const found = await (locked ? lockSession : sessionOf)(db, session);
  if (!found) throw new SessionNotFound({ session: String(session) });
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, found.now);
  const slots = await slotSession(db, { session, today });
  if (!slots) throw new NoSlotSession({});
  return { ...found, today, rotates: slots.rotation !== 'none', holders: await holdersIn(db, session) };
}

/** The allowance of a slot session and its holders, before staff change it. @throws SessionNotFound, NoSlotSession (SEAT-6) */
export async function viewAllowance(strapi: Core.Strapi, session: SessionId) {
  const { holders, ...slots } = await slotsOf(strapi, strapi.db.connection, { session, locked: false });
  return { ...slots, holders: holders.map(({ membership: id, name, slot, finished }) => ({ id, name, slot, finished })) };
}

/**
 * Changes how many slots a session has, on behalf of staff, which is noted. Those whom they chose leave their slots for it, which are retired; where slots go round,
 * they are the first in line from now on, but who has finished. @throws SessionNotFound, NoSlotSession and what `refuseAllowance` refuses (SEAT-6, SEAT-8, ROT-1)
 */
export const changeAllowance = (
  strapi: Core.Strapi,
  { session, staff, ...change }: AllowanceChange & Readonly<{ session: SessionId; staff: Staff }>,
): Promise<void> =>
  commandInTurn(strapi, async (db) => {
    const slots = await slotsOf(strapi, db, { session, locked: true });
    const { reference, today, rotates, holders } = slots;
    const refused = refuseAllowance(slots, change);
    if (refused) throw refused;

    const leavers = holders.filter(({ membership }) => change.leaving.includes(membership));
    const requeued = rotates ? leavers.filter(({ finished }) => !finished) : [];
    const leaving = leavers.map((member) => ({
      membership: member.membership,
      by: null,
      as: 'staff' as const,
      until: null,
      requeued: requeued.includes(member),
    }));
    if (leaving.length > 0) await releaseSlots(strapi, db, { leaving, today });
    if (requeued.length > 0) await putFirstInLine(db, { session, members: membershipsOf(requeued) });
    await saveSession(strapi, slots.documentId, { allowance: change.allowance });
    if (leaving.length > 0) await inviteMoved(strapi, db, { calledUp: [], left: membershipsOf(leaving) });

    await noteLeaving(db, { staff, reference, leavers, requeued });
    const facts = { session: reference, from: String(change.from), to: String(change.allowance) };
    await writeAuditLog(db, { staff, act: 'seats.allowance-changed', person: null, facts });
  });

type Left = Readonly<{ staff: Staff; reference: string; leavers: readonly SlotMemberRow[]; requeued: readonly SlotMemberRow[] }>;

/** Notes about each of those who left a slot that they did, and that they wait for one. (ACC-14, ACC-22) */
async function noteLeaving(db: Db, { staff, reference, leavers, requeued }: Left): Promise<void> {
  const about = (members: readonly SlotMemberRow[]) => members.map(({ person }) => ({ person, facts: { session: reference } }));
  if (leavers.length > 0) await writeStaffAct(db, { staff, act: 'seats.slot-released', about: about(leavers) });
  if (requeued.length > 0) await writeStaffAct(db, { staff, act: 'seats.put-on-waiting-list', about: about(requeued) });
}
