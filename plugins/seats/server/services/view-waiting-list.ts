import { appOf, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { WAITING_SHOWN, type WaitingListPage } from '../../api.ts';
import { NoSlotSession } from '../domain/refusals.ts';
import type { ScopesCaller } from '../rights.ts';
import { requirePilot } from './require-pilot.ts';
import { shownName } from './shown-name.ts';
import { slotSession } from './slot-store.ts';
import { toSessionView } from './to-session-view.ts';
import { waitingMembers } from './waiting-list-store.ts';

/** Who waits for a slot of a session, in order, for a pilot of its company. @throws SessionNotFound, NoSlotSession (ROT-1) */
export async function viewWaitingList(strapi: Core.Strapi, caller: ScopesCaller, document: string): Promise<WaitingListPage> {
  const db = strapi.db.connection;
  const { TIME_ZONE: timeZone } = appOf(strapi).settings;
  const piloted = await requirePilot(strapi, db, caller, document);
  const today = dayIn(timeZone, caller.now);
  const [slots, waiting] = await Promise.all([
    slotSession(db, { session: piloted.id, today }),
    waitingMembers(db, { session: piloted.id, most: WAITING_SHOWN, timeZone }),
  ]);
  if (!slots) throw new NoSlotSession({});

  return {
    ...toSessionView(caller, piloted, { today, free: slots.freeSlots.length }),
    total: waiting[0]?.total ?? 0,
    members: waiting.map((member) => ({ id: member.membership, name: shownName(member), since: member.since, blocked: member.blocked })),
  };
}
