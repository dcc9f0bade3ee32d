import { appOf, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { SlotMemberPage } from '../../api.ts';
import type { MembershipId } from '../domain/ids.ts';
import { possibleActions } from '../domain/slot.ts';
import { secondsToUndo } from '../domain/slot-change.ts';
import type { ScopesCaller } from '../rights.ts';
import { readSlotMember } from './read-slot-member.ts';
import { requirePilot } from './require-pilot.ts';
import { shownName } from './shown-name.ts';
import { slotMemberOf } from './slot-store.ts';
import { lastUndo } from './slot-undo-store.ts';
import { toMemberView, toSessionView } from './to-session-view.ts';
import { viewTies } from './view-ties.ts';

/** A member of a slot session, for the form that gives and takes their slot, which names who waits first, and ties them to managers. @throws SessionNotFound, NoSlotSession, MemberNotFound (SEAT-7, ROT-7, TEAM-2) */
export async function viewSlotMember(
  strapi: Core.Strapi,
  caller: ScopesCaller,
  { session: document, member: membership, search }: { session: string; member: MembershipId; search: string },
): Promise<SlotMemberPage> {
  const db = strapi.db.connection;
  const { TIME_ZONE: timeZone } = appOf(strapi).settings;
  const today = dayIn(timeZone, caller.now);
  const piloted = await requirePilot(strapi, db, caller, document);
  const { slots, member, first, rotates, mayRequeue } = await readSlotMember(db, { session: piloted.id, membership, today });
  const next = first && (await slotMemberOf(db, { session: piloted.id, membership: first.membership }));
  const undo = await lastUndo(db, { session: piloted.id, membership: member.membership, by: caller.person.id });
  const seconds = undo && !undo.undone ? secondsToUndo(undo.doneAt, caller.now) : 0;

  return {
    ...toSessionView(caller, piloted, { today, free: slots.freeSlots.length }),
    member: {
      ...toMemberView({ ...member, since: member.since && dayIn(timeZone, member.since) }),
      may: possibleActions(member, slots, today),
    },
    mayRequeue,
    rotates,
    next: next ? shownName(next) : null,
    undo: undo && seconds > 0 ? { id: undo.id, seconds } : null,
    ...(await viewTies(db, { session: piloted.id, member: membership, role: member.role, search, today })),
  };
}
