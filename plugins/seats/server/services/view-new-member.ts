import { appOf, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { NewMemberPage } from '../../api.ts';
import { refuseAddingByPilot } from '../domain/new-member.ts';
import type { ScopesCaller } from '../rights.ts';
import { managersFor } from './manager-store.ts';
import { establishmentsOf } from './membership-store.ts';
import { requirePilot } from './require-pilot.ts';
import { slotSession } from './slot-store.ts';
import { toManagerView, toSessionView } from './to-session-view.ts';

/** A slot session for the form of a pilot who adds a member. @throws SessionNotFound, MembersAddedByTeam, SessionExpired (SEAT-4, SEAT-5, TEAM-2) */
export async function viewNewMember(strapi: Core.Strapi, caller: ScopesCaller, document: string): Promise<NewMemberPage> {
  const db = strapi.db.connection;
  const { TIME_ZONE, CONTACT } = appOf(strapi).settings;
  const today = dayIn(TIME_ZONE, caller.now);
  const piloted = await requirePilot(strapi, db, caller, document);
  const refused = refuseAddingByPilot(piloted, { today, contact: CONTACT });
  if (refused) throw refused;

  const [slots, establishments, managers] = await Promise.all([
    slotSession(db, { session: piloted.id, today }),
    establishmentsOf(db, piloted.id),
    managersFor(db, { session: piloted.id, today }),
  ]);
  return {
    ...toSessionView(caller, piloted, { today, free: slots?.freeSlots.length }),
    establishments: establishments.map(({ document, name }) => ({ document, name })),
    managers: managers.filter(({ available }) => available).map(toManagerView),
  };
}
