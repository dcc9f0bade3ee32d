import type { Db } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { SlotStanding } from '../../admin-api.ts';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { slotMembersIn, slotSession } from './slot-store.ts';
import { toStandingView } from './to-standing-view.ts';

/** The slots of a session, and how its members stand for them. */
type MemberStandings = Readonly<{ slots: { total: number; free: number }; of: ReadonlyMap<MembershipId, SlotStanding> }>;

/** How the members of a session stand for its slots, as staff see it; null in a licence session. (SEAT-7, ROT-1) */
export async function memberStandings(db: Db, session: SessionId, today: Day): Promise<MemberStandings | null> {
  const slots = await slotSession(db, { session, today });
  if (!slots) return null;

  const members = await slotMembersIn(db, session);
  const free = slots.freeSlots.length;
  return {
    slots: { total: free + members.filter(({ slot }) => slot !== null).length, free },
    of: new Map(members.map((member) => [member.membership, toStandingView(member, slots, today)])),
  };
}
