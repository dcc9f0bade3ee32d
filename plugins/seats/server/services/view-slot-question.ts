import { appOf, currentTime, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { SlotQuestion } from '../../admin-api.ts';
import { WAITING_SHOWN } from '../../api.ts';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { getsFreeSlot, isInLine, overtakenBy } from '../domain/slot.ts';
import { readSlotMember } from './read-slot-member.ts';
import { shownName } from './shown-name.ts';
import { slotMemberOf } from './slot-store.ts';
import { toStandingView } from './to-standing-view.ts';
import { waitingMembers } from './waiting-list-store.ts';

/**
 * What is asked before staff change the slot of a member: it names who is in line, and whom a slot for this member would overtake.
 * @throws NoSlotSession, MemberNotFound (SEAT-7, ROT-1, ROT-7, H-20)
 */
export async function viewSlotQuestion(
  strapi: Core.Strapi,
  { session, member: membership }: { session: SessionId; member: MembershipId },
): Promise<SlotQuestion> {
  const db = strapi.db.connection;
  const { TIME_ZONE: timeZone } = appOf(strapi).settings;
  const today = dayIn(timeZone, await currentTime(strapi));
  const { slots, member, rotates, mayRequeue } = await readSlotMember(db, { session, membership, today });
  const waiting = await waitingMembers(db, { session, most: WAITING_SHOWN, timeZone });
  const line = waiting
    .filter((each) => !each.blocked && isInLine({ ...each, startsOn: slots.startsOn }, today))
    .map((each) => ({ id: each.membership, name: shownName(each) }));
  const first = overtakenBy(member, slots, today);
  const overtaken = first && (await slotMemberOf(db, { session, membership: first }));

  return {
    ...toStandingView(member, slots, today),
    name: shownName(member),
    mayRequeue,
    rotates,
    getsFreeSlot: getsFreeSlot(member, slots, today),
    line,
    overtaken: overtaken ? { id: overtaken.membership, name: shownName(overtaken) } : null,
  };
}
