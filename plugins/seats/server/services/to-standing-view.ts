import type { Day } from '@cordee/kernel/pure';
import type { SlotStanding } from '../../admin-api.ts';
import { possibleActions, type SlotMember, type SlotSession } from '../domain/slot.ts';

/** How a member of a slot session stands, as staff see it. (SEAT-7, ROT-1) */
export const toStandingView = (member: SlotMember, session: SlotSession, today: Day): SlotStanding => ({
  slot: member.slot,
  place: member.place,
  finished: member.finished,
  may: possibleActions(member, session, today, 'staff'),
});
