import { type Db, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import { overtakenBy, type SlotAction, type SlotSession } from '../domain/slot.ts';
import { type SlotMemberRow, slotMemberOf } from './slot-store.ts';

/** What staff did; `next`: who was given the slot that was released, if they chose. */
type SlotAct = Readonly<{
  reference: string;
  action: SlotAction;
  session: SlotSession;
  member: SlotMemberRow;
  next: SlotMemberRow | undefined;
  today: Day;
}>;

const ACTS: Readonly<Record<SlotAction, string>> = {
  assign: 'seats.slot-assigned',
  release: 'seats.slot-released',
  wait: 'seats.put-on-waiting-list',
  leave: 'seats.taken-off-waiting-list',
};

/** Notes what staff did about the slot of a member, also about who was given it, and who was overtaken. (ACC-14, SEAT-9, H-20) */
export async function noteSlotAct(db: Db, staff: Staff, { reference, action, session, member, next, today }: SlotAct): Promise<void> {
  const note = (act: string, { person }: Pick<SlotMemberRow, 'person'>) =>
    writeAuditLog(db, { staff, act, person, facts: { session: reference } });
  await note(ACTS[action], member);
  if (next) await note(ACTS.assign, next);

  const given = action === 'assign' ? member : next;
  const overtaken = given && overtakenBy(given, session, today);
  const first = overtaken && (await slotMemberOf(db, { session: session.session, membership: overtaken }));
  if (first) await note('seats.overtaken', first);
}
