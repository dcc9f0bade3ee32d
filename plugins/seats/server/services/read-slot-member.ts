import type { Db } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { MemberNotFound, NoSlotSession } from '../domain/refusals.ts';
import { firstInLine, SLOT_RULES, type SlotSession, type WaitingMember } from '../domain/slot.ts';
import { type SlotMemberRow, slotMemberOf, slotSession } from './slot-store.ts';

/** What is asked before the slot of a member changes rests on this. `mayRequeue`: a holder who can wait once their slot is released. */
type SlotMemberFacts = Readonly<{
  slots: SlotSession;
  member: SlotMemberRow;
  first: WaitingMember | undefined;
  rotates: boolean;
  mayRequeue: boolean;
}>;

/** A member of a slot session, and who is first in line. @throws NoSlotSession, MemberNotFound (SEAT-7, ROT-1, ROT-7) */
export async function readSlotMember(
  db: Db,
  { today, ...of }: { session: SessionId; membership: MembershipId; today: Day },
): Promise<SlotMemberFacts> {
  const [slots, member] = await Promise.all([slotSession(db, { session: of.session, today }), slotMemberOf(db, of)]);
  if (!slots) throw new NoSlotSession({});
  if (!member) throw new MemberNotFound({});

  const first = firstInLine(slots.waiting, today);
  const rotates = slots.rotation !== 'none';
  // Alone on the list of slots that go round, they would get theirs back.
  const mayRequeue = member.slot !== null && SLOT_RULES.wait({ ...member, slot: null }, slots, today) === null && !(rotates && !first);
  return { slots, member, first, rotates, mayRequeue };
}
