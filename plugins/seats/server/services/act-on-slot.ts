import { appOf, type Db, dayIn, inTransaction } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import type { MembershipId } from '../domain/ids.ts';
import { MemberNotFound, NoSlotSession } from '../domain/refusals.ts';
import { isDone, SLOT_RULES, type SlotAction, type SlotMember, type SlotSession } from '../domain/slot.ts';
import { seatEvents } from '../events.ts';
import { fillFreeSlots, freeSlots, giveSlots } from './free-slots.ts';
import { type PilotCaller, requirePilot } from './require-pilot.ts';
import { deleteWaiting, insertWaiting, lockSlots, type PilotedSession, type SlotActor, slotMemberOf, slotSession } from './slot-store.ts';

type Command = Readonly<{ session: string; member: MembershipId; action: SlotAction }>;

/**
 * Gives a slot to a member, takes it back, puts them on the waiting list or takes them off it, on behalf of a pilot of the company. One
 * command on a session after the other: it is decided on what the one before has left.
 * @throws SessionNotFound, MemberNotFound, NoSlotSession and what `SLOT_RULES` refuse (SEAT-7, SEAT-8, ROT-1)
 */
export async function actOnSlot(strapi: Core.Strapi, caller: PilotCaller, command: Command): Promise<void> {
  // Of many who come at once for the last slots most are refused, and wait for nobody.
  if (command.action === 'assign' && !(await decide(strapi, strapi.db.connection, { caller, command }))) return;

  await inTransaction(strapi, async (db) => {
    const decided = await decide(strapi, db, { caller, command, lock: true });
    if (decided) await CARRY_OUT[command.action](strapi, db, decided);
  });
}

type Decided = Readonly<{
  piloted: PilotedSession;
  session: SlotSession;
  member: SlotMember;
  today: Day;
  actor: SlotActor;
}>;

type Asked = Readonly<{ caller: PilotCaller; command: Command; lock?: boolean }>;

/** Decides on a command as things stand, and as they will stand until the end of the transaction if the session is locked; null when it is done. */
async function decide(strapi: Core.Strapi, db: Db, { caller, command, lock = false }: Asked): Promise<Decided | null> {
  const piloted = await requirePilot(strapi, db, caller, command.session);
  if (lock) await lockSlots(db, piloted.id);
  const session = await slotSession(db, piloted.id);
  if (!session) throw new NoSlotSession({});
  const member = await slotMemberOf(db, { session: piloted.id, membership: command.member });
  if (!member) throw new MemberNotFound({});
  if (isDone(command.action, member)) return null;

  const today = dayIn(appOf(strapi).settings.TIME_ZONE, caller.now);
  const refused = SLOT_RULES[command.action](member, session, today);
  if (refused) throw refused;

  return { piloted, session, member, today, actor: { by: caller.person.id, as: 'pilot' } };
}

const CARRY_OUT: Readonly<Record<SlotAction, (strapi: Core.Strapi, db: Db, decided: Decided) => Promise<void>>> = {
  async assign(strapi, db, { piloted, session, member: { membership }, today, actor }) {
    const [slot] = session.freeSlots;
    if (slot === undefined) throw new Error('A slot is assigned only when one is free.');
    await giveSlots(strapi, db, { given: [{ session: piloted.id, slot, membership, ...actor }], today });
  },
  release: (strapi, db, { piloted, member: { membership }, today, actor }) =>
    freeSlots(strapi, db, { sessions: [piloted.id], leaving: [{ membership, until: null, ...actor }], today }),
  async wait(strapi, db, { piloted, member: { membership }, today }) {
    await insertWaiting(db, { session: piloted.id, membership });
    await seatEvents.announce(strapi, db, 'put-on-waiting-list', { membership, on: today });
    await fillFreeSlots(strapi, db, { sessions: [piloted.id], today });
  },
  leave: (_, db, { member: { membership } }) => deleteWaiting(db, [membership]),
};
