import type { Core } from '@strapi/strapi';
import { NoSlotSession } from '../domain/refusals.ts';
import { reordered, type WaitingOrder } from '../domain/waiting-list.ts';
import { commandInTurn } from './act-on-slot.ts';
import { type PilotCaller, requirePilot } from './require-pilot.ts';
import { lockSlots } from './slot-store.ts';
import { saveWaitingOrder, waitingOrder } from './waiting-list-store.ts';

/**
 * Puts the waiting list of a session into another order, on behalf of a pilot of the company: the second of two who do so at once began
 * from an order that is no more. @throws SessionNotFound, NoSlotSession, WaitingListChanged, Busy (ROT-1)
 */
export const reorderWaitingList = (
  strapi: Core.Strapi,
  caller: PilotCaller,
  { session: document, ...order }: WaitingOrder & { session: string },
): Promise<void> =>
  commandInTurn(strapi, async (db) => {
    const { id: session, kind } = await requirePilot(strapi, db, caller, document);
    if (kind !== 'slot') throw new NoSlotSession({});
    await lockSlots(db, session);

    await saveWaitingOrder(db, { session, order: reordered(await waitingOrder(db, session), order) });
  });
