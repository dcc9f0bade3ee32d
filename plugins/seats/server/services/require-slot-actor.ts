import { type Db, type Staff, writePersonalAct, writeStaffAct } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { type PilotCaller, requirePilot } from './require-pilot.ts';
import { sessionNamed } from './session-store.ts';
import type { PilotedSession, SlotActor } from './slot-store.ts';

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
): Promise<Pick<PilotedSession, 'id' | 'reference' | 'kind'> & { actor: SlotActor }> {
  if ('staff' in caller) return { ...(await sessionNamed(db, session)), actor: { by: null, as: 'staff' } };

  const { id, reference, kind } = await requirePilot(strapi, db, caller, session);
  return { id, reference, kind, actor: { by: caller.person.id, as: 'pilot' } };
}

/** Notes in the audit log what the caller did about each of these people. (ACC-14, ACC-22) */
export const noteAct = (db: Db, caller: SlotCaller, act: Omit<Parameters<typeof writePersonalAct>[1], 'by'>): Promise<void> =>
  'staff' in caller ? writeStaffAct(db, { ...act, staff: caller.staff }) : writePersonalAct(db, { ...act, by: caller.person.id });
