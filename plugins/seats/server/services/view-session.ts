import { appOf, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { SessionPage, SessionTable } from '../../api.ts';
import { possibleActions } from '../domain/slot.ts';
import type { ScopesCaller } from '../rights.ts';
import { requireFollowUp } from './require-follow-up.ts';
import { sessionTable } from './session-table-store.ts';
import { slotSession } from './slot-store.ts';
import { toMemberView, toSessionView } from './to-session-view.ts';

/**
 * A page of the members of a session, for a pilot of its company; in a slot session, with what can be done about their slots. A manager sees those whom
 * they manage, and does nothing about them. @throws SessionNotFound (SEAT-7, ROT-1, TEAM-1)
 */
export async function viewSession(
  strapi: Core.Strapi,
  caller: ScopesCaller,
  { session: document, ...query }: SessionTable & { session: string },
): Promise<SessionPage> {
  const db = strapi.db.connection;
  const { TIME_ZONE: timeZone } = appOf(strapi).settings;
  const today = dayIn(timeZone, caller.now);
  const followed = await requireFollowUp(strapi, db, caller, document);
  const isPilot = followed.as === 'pilot';
  const [slots, table] = await Promise.all([
    slotSession(db, { session: followed.id, today }),
    sessionTable(db, { ...query, session: followed.id, manager: isPilot ? null : caller.person.id, today, timeZone }),
  ]);
  return {
    ...toSessionView(caller, followed, { today, free: slots?.freeSlots.length }),
    as: followed.as,
    ...table,
    members: table.members.map((member) => ({
      ...toMemberView(member),
      may: slots && isPilot ? possibleActions(member, slots, today) : [],
    })),
  };
}
