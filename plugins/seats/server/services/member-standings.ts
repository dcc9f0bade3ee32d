import type { Db } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { SlotStanding } from '../../admin-api.ts';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { slotMembersAmong, slotSession } from './slot-store.ts';
import { toStandingView } from './to-standing-view.ts';

/** How many slots of a session are free, and how some of its members stand for them. */
type MemberStandings = Readonly<{ free: number; of: ReadonlyMap<MembershipId, SlotStanding> }>;

type Query = Readonly<{ session: SessionId; memberships: readonly MembershipId[]; today: Day }>;

/** How these members of a session stand for its slots, as staff see it; null in a licence session. (SEAT-7, ROT-1) */
export async function memberStandings(db: Db, { session, memberships, today }: Query): Promise<MemberStandings | null> {
  const slots = await slotSession(db, { session, today });
  if (!slots) return null;

  const members = await slotMembersAmong(db, { session, members: memberships });
  return {
    free: slots.freeSlots.length,
    of: new Map(members.map((member) => [member.membership, toStandingView(member, slots, today)])),
  };
}
