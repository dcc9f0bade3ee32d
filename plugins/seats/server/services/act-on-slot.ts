import { appOf, boundedQueue, type Db, dayIn, inTransaction } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { AlreadyReleased, MemberNotFound, NoSlotSession } from '../domain/refusals.ts';
import { isDone, SLOT_RULES, type SlotAction, type SlotMember, type SlotSession } from '../domain/slot.ts';
import { seatEvents } from '../events.ts';
import { freeSlots, giveSlots, handOn } from './free-slots.ts';
import { noteSlotAct } from './note-slot-act.ts';
import { requireSlotActor, type SlotCaller } from './require-slot-actor.ts';
import { inviteMoved } from './reschedule-invitations.ts';
import { deleteWaiting, insertWaiting, lockSlots, type SlotActor, type SlotMemberRow, slotMemberOf, slotSession } from './slot-store.ts';

/**
 * `requeued`: it is one of the two that take a slot back and put its holder on the waiting list, which they are told in one mail. `to`: who gets the slot
 * that is released, in place of whoever is first in line; `overtaken`: the first in line, whom staff name. (H-20)
 */
type Command = Readonly<{
  session: string;
  member: MembershipId;
  action: SlotAction;
  requeued?: boolean;
  to?: MembershipId | undefined;
  overtaken?: MembershipId | undefined;
}>;

/**
 * Gives a slot to a member, takes it back, puts them on the waiting list or takes them off it, on behalf of a pilot of the company, or of staff, which
 * is noted. One command on a session after the other: it is decided on what the one before has left. Returns whether there was something to do.
 * @throws SessionNotFound, MemberNotFound, NoSlotSession, AlreadyReleased, Busy and what `SLOT_RULES` refuse (SEAT-7, SEAT-8, ROT-1, H-20)
 */
export const actOnSlot = (strapi: Core.Strapi, caller: SlotCaller, command: Command): Promise<boolean> =>
  commandInTurn(strapi, (db) => carryOut(strapi, db, caller, command));

/**
 * Runs a command on slots in a transaction, in its turn; one that is part of another has its connection, and perhaps the session, already. @throws Busy
 */
export function commandInTurn<Result>(strapi: Core.Strapi, command: (db: Db) => Promise<Result>): Promise<Result> {
  const run = () => inTransaction(strapi, command);
  return strapi.db.inTransaction() ? run() : inTurn(run);
}

/** Commands wait here for each other, not in the pool: hundreds on one session at once leave connections to everybody else. */
const inTurn = boundedQueue({ atOnce: 3, waiting: 1_000 });

async function carryOut(
  strapi: Core.Strapi,
  db: Db,
  caller: SlotCaller,
  { session: document, member: membership, action, requeued = false, to, overtaken }: Command,
): Promise<boolean> {
  const { id, reference, actor } = await requireSlotActor(strapi, db, caller, document);
  await lockSlots(db, id);
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, caller.now);
  const session = await slotSession(db, { session: id, today });
  if (!session) throw new NoSlotSession({});
  const member = await memberIn(db, id, membership);
  const next = to === undefined ? undefined : await memberIn(db, id, to);
  if (isDone(action, member)) {
    if (next?.slot === null) throw new AlreadyReleased({});
    return false;
  }

  const refused = SLOT_RULES[action](member, session, today, overtaken);
  if (refused) throw refused;
  const decided = { session, member, today, requeued, actor };
  const refusedNext = next && SLOT_RULES.assign(next, withFree(session, member), today, overtaken);
  if (refusedNext) throw refusedNext;

  await CARRY_OUT[action](strapi, db, { ...decided, next });
  if ('staff' in caller) await noteSlotAct(db, caller.staff, { reference, action, ...decided, next });
  return true;
}

async function memberIn(db: Db, session: SessionId, membership: MembershipId): Promise<SlotMemberRow> {
  const member = await slotMemberOf(db, { session, membership });
  if (!member) throw new MemberNotFound({});
  return member;
}

/** The session as it stands once a member has released their slot. */
const withFree = (session: SlotSession, { slot }: SlotMember): SlotSession => ({
  ...session,
  freeSlots: slot === null ? session.freeSlots : [slot],
});

type Decided = Readonly<{
  session: SlotSession;
  member: SlotMember;
  /** Who gets the slot that the member releases, if somebody chose. */
  next: SlotMember | undefined;
  today: Day;
  requeued: boolean;
  actor: SlotActor;
}>;

const CARRY_OUT: Readonly<Record<SlotAction, (strapi: Core.Strapi, db: Db, decided: Decided) => Promise<void>>> = {
  async assign(strapi, db, { session, member: { membership }, today, actor }) {
    const [slot] = session.freeSlots;
    if (slot === undefined) throw new Error('A slot is assigned only when one is free.');
    await giveSlots(strapi, db, { given: [{ session: session.session, slot, membership, ...actor }], today });
    await inviteMoved(strapi, db, { calledUp: [membership], left: [] });
  },
  async release(strapi, db, { session, member: { membership, slot }, next, today, requeued, actor }) {
    const given = next && slot !== null ? [{ session: session.session, slot, membership: next.membership, ...actor }] : [];
    await freeSlots(strapi, db, { sessions: [session.session], leaving: [{ membership, until: null, requeued, ...actor }], given, today });
  },
  async wait(strapi, db, { session, member: { membership }, today, requeued }) {
    await insertWaiting(db, { session: session.session, membership });
    await seatEvents.announce(strapi, db, 'put-on-waiting-list', { membership, on: today, ...(requeued && { requeued }) });
    const { calledUp, left } = await handOn(strapi, db, { sessions: [session.session], today });
    await inviteMoved(strapi, db, { calledUp: [membership, ...calledUp], left });
  },
  async leave(strapi, db, { member: { membership } }) {
    await deleteWaiting(db, [membership]);
    await inviteMoved(strapi, db, { calledUp: [], left: [membership] });
  },
};
