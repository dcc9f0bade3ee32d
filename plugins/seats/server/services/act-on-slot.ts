import { appOf, boundedQueue, type Db, dayIn, inTransaction } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import type { MembershipId } from '../domain/ids.ts';
import { MemberNotFound, NoSlotSession } from '../domain/refusals.ts';
import { isDone, SLOT_RULES, type SlotAction, type SlotMember, type SlotSession } from '../domain/slot.ts';
import { seatEvents } from '../events.ts';
import { fillFreeSlots, freeSlots, giveSlots } from './free-slots.ts';
import { type PilotCaller, requirePilot } from './require-pilot.ts';
import { inviteCalledUp } from './reschedule-invitations.ts';
import { deleteWaiting, insertWaiting, lockSlots, type PilotedSession, type SlotActor, slotMemberOf, slotSession } from './slot-store.ts';

/** `requeued`: it is one of the two that take a slot back and put its holder on the waiting list, which they are told in one mail. */
type Command = Readonly<{ session: string; member: MembershipId; action: SlotAction; requeued?: boolean }>;

/**
 * Gives a slot to a member, takes it back, puts them on the waiting list or takes them off it, on behalf of a pilot of the company. One
 * command on a session after the other: it is decided on what the one before has left. Returns whether there was something to do.
 * @throws SessionNotFound, MemberNotFound, NoSlotSession, Busy and what `SLOT_RULES` refuse (SEAT-7, SEAT-8, ROT-1)
 */
export const actOnSlot = (strapi: Core.Strapi, caller: PilotCaller, command: Command): Promise<boolean> =>
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
  caller: PilotCaller,
  { session: document, member: membership, action, requeued = false }: Command,
): Promise<boolean> {
  const piloted = await requirePilot(strapi, db, caller, document);
  await lockSlots(db, piloted.id);
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, caller.now);
  const session = await slotSession(db, { session: piloted.id, today });
  if (!session) throw new NoSlotSession({});
  const member = await slotMemberOf(db, { session: piloted.id, membership });
  if (!member) throw new MemberNotFound({});
  if (isDone(action, member)) return false;

  const refused = SLOT_RULES[action](member, session, today);
  if (refused) throw refused;

  await CARRY_OUT[action](strapi, db, { piloted, session, member, today, requeued, actor: { by: caller.person.id, as: 'pilot' } });
  return true;
}

type Decided = Readonly<{
  piloted: PilotedSession;
  session: SlotSession;
  member: SlotMember;
  today: Day;
  requeued: boolean;
  actor: SlotActor;
}>;

const CARRY_OUT: Readonly<Record<SlotAction, (strapi: Core.Strapi, db: Db, decided: Decided) => Promise<void>>> = {
  async assign(strapi, db, { piloted, session, member: { membership }, today, actor }) {
    const [slot] = session.freeSlots;
    if (slot === undefined) throw new Error('A slot is assigned only when one is free.');
    await giveSlots(strapi, db, { given: [{ session: piloted.id, slot, membership, ...actor }], today });
  },
  release: (strapi, db, { piloted, member: { membership }, today, requeued, actor }) =>
    freeSlots(strapi, db, { sessions: [piloted.id], leaving: [{ membership, until: null, requeued, ...actor }], today }),
  async wait(strapi, db, { piloted, member: { membership }, today, requeued }) {
    await insertWaiting(db, { session: piloted.id, membership });
    await inviteCalledUp(strapi, db, [membership]);
    await seatEvents.announce(strapi, db, 'put-on-waiting-list', { membership, on: today, ...(requeued && { requeued }) });
    await fillFreeSlots(strapi, db, { sessions: [piloted.id], today });
  },
  leave: (_, db, { member: { membership } }) => deleteWaiting(db, [membership]),
};
