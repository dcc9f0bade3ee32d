import type { Core } from '@strapi/strapi';
import { NoSlotSession } from '../domain/refusals.ts';
import { placeChanges, reordered, type WaitingOrder } from '../domain/waiting-list.ts';
import { commandInTurn } from './act-on-slot.ts';
import { noteAct, requireSlotActor, type SlotCaller } from './require-slot-actor.ts';
import { lockSlots } from './slot-store.ts';
import { saveWaitingOrder, waitingOrder } from './waiting-list-store.ts';

/**
 * Puts the waiting list of a session into another order, on behalf of a pilot of the company, or of staff, which is noted about each member who
 * is moved: the second of two who do so at once began from an order that is no more. @throws SessionNotFound, NoSlotSession, WaitingListChanged, Busy (ROT-1)
 */
export const reorderWaitingList = (
  strapi: Core.Strapi,
  caller: SlotCaller,
  { session: document, ...order }: WaitingOrder & { session: string },
): Promise<void> =>
  commandInTurn(strapi, async (db) => {
    const { id: session, kind, reference } = await requireSlotActor(strapi, db, caller, document);
    if (kind !== 'slot') throw new NoSlotSession({});
    await lockSlots(db, session);

    const waiting = await waitingOrder(db, session);
    const after = reordered(
      waiting.map(({ membership }) => membership),
      order,
    );
    await saveWaitingOrder(db, { session, order: after });
    const about = placeChanges(waiting, after).map(({ person, from, to }) => ({
      person,
      facts: { session: reference, from: String(from), to: String(to) },
    }));
    await noteAct(db, caller, { act: 'seats.waiting-list-reordered', about });
  });
