import { appOf, currentTime, dayIn } from '@cordee/kernel';
import { pilotedSlotSessions, requirePilot, type ScopesCaller, sessionIdOf, toSessionView } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { RotationPage, RotationPlan } from '../../api.ts';
import { readTurningSession } from './read-session.ts';
import { type Tried, viewPlan } from './view-plan.ts';

/** The rotation of a slot session for a pilot of its company. @throws SessionNotFound, NoSlotSession (ROT-1, ROT-6) */
export async function viewRotation(
  strapi: Core.Strapi,
  caller: ScopesCaller,
  { session: document, ...tried }: Tried & Readonly<{ session: string }>,
): Promise<RotationPage> {
  const db = strapi.db.connection;
  const piloted = await requirePilot(strapi, db, caller, document);
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, caller.now);
  const stored = await readTurningSession(strapi, db, { session: piloted.id, today });
  const plan = await viewPlan(strapi, db, { stored, today, now: caller.now, tried });
  return {
    ...toSessionView(caller, piloted, { today, free: stored.slots.length - stored.turns.length }),
    sessions: await pilotedSlotSessions(db, { person: caller.person.id, today }),
    ...plan,
  };
}

/** The same for staff, of any company. @throws SessionNotFound, NoSlotSession (ROT-1, ROT-6) */
export async function viewRotationForStaff(
  strapi: Core.Strapi,
  { session: document, ...tried }: Tried & Readonly<{ session: string }>,
): Promise<RotationPlan> {
  const db = strapi.db.connection;
  const session = await sessionIdOf(db, document);
  const now = await currentTime(strapi);
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, now);
  const stored = await readTurningSession(strapi, db, { session, today });
  return viewPlan(strapi, db, { stored, today, now, tried });
}
