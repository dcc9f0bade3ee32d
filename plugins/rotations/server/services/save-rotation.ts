import { appOf, dayIn } from '@cordee/kernel';
import {
  commandInTurn,
  fillFreeSlots,
  lockSlots,
  noteAct,
  reorderWaitingList,
  requireSlotActor,
  SessionExpired,
  type SlotCaller,
  storeRotation,
  storeTurns,
  type WaitingOrder,
} from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { RotationSettings } from '../../api.ts';
import { withRotation } from '../domain/change-rotation.ts';
import { RotationChanged } from '../domain/refusals.ts';
import { readTurningSession, toRotatingSession, toRotation } from './read-session.ts';

type Command = Readonly<{ session: string; version: number; settings: RotationSettings; order: WaitingOrder | null }>;

/**
 * Saves how the slots of a session go round, and the order of its waiting list, on behalf of a pilot of the company, or of staff, which is noted about who holds a slot or waits: all or nothing. What is
 * so already stays. Slots that are free, or whose holder has finished, go to those in line at once.
 * @throws SessionNotFound, NoSlotSession, SessionExpired, RotationChanged when it was begun from other settings, WaitingListChanged, Busy (ROT-1, ROT-3, ROT-7, H-75)
 */
export const saveRotation = (strapi: Core.Strapi, caller: SlotCaller, command: Command): Promise<void> =>
  commandInTurn(strapi, async (db) => {
    const { version, settings, order } = command;
    const { id: session, reference } = await requireSlotActor(strapi, db, caller, command.session);
    await lockSlots(db, session);
    const today = dayIn(appOf(strapi).settings.TIME_ZONE, caller.now);
    const stored = await readTurningSession(strapi, db, { session, today });
    if (stored.endsOn < today) throw new SessionExpired({ endsOn: stored.endsOn });

    const changes = !isSame(settings, stored.rotation);
    if (changes && stored.rotation.version !== version) throw new RotationChanged({});
    const waiting = stored.waiting.map(({ membership }) => membership);
    if (order && !order.to.every((member, index) => member === waiting[index]))
      await reorderWaitingList(strapi, caller, { session: command.session, ...order });
    if (!changes) return;

    const { holders } = withRotation(toRotatingSession(stored, today), toRotation(settings));
    await storeRotation(db, { session, rotation: settings, today });
    await storeTurns(db, { session, turns: holders.map(({ member: membership, ...turn }) => ({ membership, ...turn })) });
    await fillFreeSlots(strapi, db, { sessions: [session], today });
    const facts = { session: reference, kind: settings.kind, days: String(settings.days) };
    const about = [...stored.turns, ...stored.waiting].map(({ person }) => ({ person, facts }));
    await noteAct(db, caller, { act: 'rotations.rotation-changed', about });
  });

const isSame = (one: RotationSettings, other: RotationSettings): boolean =>
  one.kind === other.kind &&
  one.days === other.days &&
  one.weekends === other.weekends &&
  one.holidays === other.holidays &&
  one.leaversReturn === other.leaversReturn;
