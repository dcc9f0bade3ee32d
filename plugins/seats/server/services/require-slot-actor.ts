import type { Db, Staff } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { SessionId } from '../domain/ids.ts';
import { type PilotCaller, requirePilot } from './require-pilot.ts';
import { sessionIdOf } from './session-store.ts';
import type { SlotActor } from './slot-store.ts';

/** Who acts on slots: somebody who may be a pilot of the company, or staff. (SEAT-7) */
export type SlotCaller = PilotCaller | Readonly<{ staff: Staff; now: Date }>;

/**
 * Requires that the caller may act on the slots of a session: of a company that they pilot, or of any, as staff, whom the audit log names.
 * @throws SessionNotFound (ACC-5, ACC-8, SEAT-7, SEAT-9)
 */
export async function requireSlotActor(
  strapi: Core.Strapi,
  db: Db,
  caller: SlotCaller,
  session: string,
): Promise<{ id: SessionId; actor: SlotActor }> {
  if ('staff' in caller) return { id: await sessionIdOf(db, session), actor: { by: null, as: 'staff' } };

  const { id } = await requirePilot(strapi, db, caller, session);
  return { id, actor: { by: caller.person.id, as: 'pilot' } };
}
