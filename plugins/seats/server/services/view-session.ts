import { appOf, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { SessionPage, SessionTable } from '../../api.ts';
import { possibleActions } from '../domain/slot.ts';
import type { ScopesCaller } from '../rights.ts';
import { requirePilot } from './require-pilot.ts';
import { sessionTable } from './session-table-store.ts';
import { slotSession } from './slot-store.ts';
import { toMemberView, toSessionView } from './to-session-view.ts';

/** A page of the members of a session, for a pilot of its company; in a slot session, with what can be done about their slots. @throws SessionNotFound (SEAT-7, ROT-1, TEAM-1) */
export async function viewSession(
  strapi: Core.Strapi,
  caller: ScopesCaller,
  { session: document, ...query }: SessionTable & { session: string },
): Promise<SessionPage> {
  const db = strapi.db.connection;
  const { TIME_ZONE: timeZone } = appOf(strapi).settings;
  const today = dayIn(timeZone, caller.now);
  const piloted = await requirePilot(strapi, db, caller, document);
  const [slots, table] = await Promise.all([slotSession(db, piloted.id), sessionTable(db, { ...query, session: piloted.id, timeZone })]);
  return {
    ...toSessionView(caller, piloted, { today, free: slots?.freeSlots.length }),
    ...table,
    members: table.members.map((member) => ({ ...toMemberView(member), may: slots ? possibleActions(member, slots, today) : [] })),
  };
}
