import { appOf, type Db, dayIn } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { SlotsChangedSince, TooLateToUndo } from '../domain/refusals.ts';
import { isInTimeToUndo } from '../domain/slot-change.ts';
import { seatEvents } from '../events.ts';
import { commandInTurn } from './act-on-slot.ts';
import { type PilotCaller, requirePilot } from './require-pilot.ts';
import { inviteMoved } from './reschedule-invitations.ts';
import { deleteWaiting, endHoldings, lockSlots, resumeHoldings, type SlotActor } from './slot-store.ts';
import { countOpen, lastUndo, markUndone, restorePlaces, slotStandings, type Undo } from './slot-undo-store.ts';

type Command = Readonly<{ session: string; member: MembershipId; undo: string }>;

/**
 * Puts back what the caller has just changed about the slot of a member: slots go back to whoever held them, places on the waiting list to whoever had
 * them. Only if nothing else has changed in the session since, all or nothing; once more is the same success.
 * @throws SessionNotFound, Busy, TooLateToUndo, SlotsChangedSince (SEAT-7, ROT-1, H-75)
 */
export const undoSlotAct = (strapi: Core.Strapi, caller: PilotCaller, { session: document, member, undo: id }: Command): Promise<void> =>
  commandInTurn(strapi, async (db) => {
    const { id: session } = await requirePilot(strapi, db, caller, document);
    await lockSlots(db, session);
    const undo = await lastUndo(db, { session, membership: member, by: caller.person.id });
    if (undo?.id !== id) throw new SlotsChangedSince({});
    if (undo.undone) return;

    if (!isInTimeToUndo(undo.doneAt, caller.now)) throw new TooLateToUndo({});
    const today = dayIn(appOf(strapi).settings.TIME_ZONE, caller.now);
    if (!(await isAsItWas(db, { session, undo, today }))) throw new SlotsChangedSince({});

    await putBack(strapi, db, { session, undo, today, actor: { by: caller.person.id, as: 'pilot' } });
    await markUndone(db, id);
  });

type Undoing = Readonly<{ session: SessionId; undo: Undo; today: Day }>;

async function isAsItWas(db: Db, { session, undo: { state, change }, today }: Undoing): Promise<boolean> {
  const memberships = [...new Set([...change.taken, ...change.left].map(({ membership }) => membership))];
  const waiting = change.left.map(({ membership }) => membership);
  return (
    (await slotStandings(db, { session, concerned: [] })).state === state &&
    (await countOpen(db, { memberships, waiting, today })) === memberships.length
  );
}

async function putBack(
  strapi: Core.Strapi,
  db: Db,
  { session, undo: { change }, today, actor }: Undoing & Readonly<{ actor: SlotActor }>,
): Promise<void> {
  const { given, taken, joined, left } = change;
  await endHoldings(
    db,
    given.map(({ membership }) => ({ membership, until: null, ...actor })),
  );
  await deleteWaiting(db, joined);
  await restorePlaces(db, { session, places: left });
  await resumeHoldings(db, { session, taken, ...actor });
  await inviteMoved(strapi, db, { calledUp: [], left: [...joined, ...left.map(({ membership }) => membership)] });
  const waitAgain = new Set(left.map(({ membership }) => membership));
  const released = given.map(({ membership }) => ({ membership, on: today, ...(waitAgain.has(membership) && { requeued: true }) }));
  await seatEvents.announceEach(strapi, db, 'slot-released', released);
  await seatEvents.announceEach(
    strapi,
    db,
    'slot-assigned',
    taken.map(({ membership }) => ({ membership, on: today })),
  );
}
