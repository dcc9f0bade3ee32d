import { appOf, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { MembershipId } from '../domain/ids.ts';
import type { SlotAction } from '../domain/slot.ts';
import { changeBetween } from '../domain/slot-change.ts';
import { actOnSlot, commandInTurn } from './act-on-slot.ts';
import { releaseSlot } from './release-slot.ts';
import { type PilotCaller, requirePilot } from './require-pilot.ts';
import { lockSlots, slotSession } from './slot-store.ts';
import { slotStandings, storeUndo } from './slot-undo-store.ts';

type Command = Readonly<{ session: string; member: MembershipId; action: SlotAction; requeue: boolean }>;

/** Carries out a command of a pilot on a slot, and stores what it changed, so that it can be undone at once. @throws as `actOnSlot` and `releaseSlot` (SEAT-7, ROT-1) */
export const actWithUndo = (strapi: Core.Strapi, caller: PilotCaller, { requeue, ...command }: Command): Promise<void> =>
  commandInTurn(strapi, async (db) => {
    const { id: session } = await requirePilot(strapi, db, caller, command.session);
    await lockSlots(db, session);
    const line = (await slotSession(db, { session, today: dayIn(appOf(strapi).settings.TIME_ZONE, caller.now) }))?.waiting ?? [];
    const concerned = [command.member, ...line.map(({ membership }) => membership)];
    const before = await slotStandings(db, { session, concerned });
    if (command.action === 'release') await releaseSlot(strapi, caller, { ...command, requeue });
    else await actOnSlot(strapi, caller, command);

    const { state, ...after } = await slotStandings(db, { session, concerned });
    const change = changeBetween(before, after);
    if (change) await storeUndo(db, { session, membership: command.member, by: caller.person.id, change, state });
  });
