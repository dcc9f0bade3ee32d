import type { Db } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import type { MembershipId } from '../domain/ids.ts';
import { seatEvents } from '../events.ts';
import { endHolding, type SlotActor } from './slot-store.ts';

type Freed = Readonly<{ membership: MembershipId; today: Day }> & SlotActor;

/**
 * Frees the slot that a member holds, if they hold one: whatever frees a slot calls this, in its transaction, with the session locked. The
 * slot stays free until somebody is given it. (SEAT-7, SEAT-9, H-20)
 */
export async function freeSlot(strapi: Core.Strapi, db: Db, { today, ...holding }: Freed): Promise<void> {
  const freed = await endHolding(db, holding);
  if (freed) await seatEvents.announce(strapi, db, 'slot-released', { membership: holding.membership, on: today });
}
