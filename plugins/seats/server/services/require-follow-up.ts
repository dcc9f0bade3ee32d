import { appOf, type Db, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { SessionNotFound } from '../domain/refusals.ts';
import type { PilotCaller } from './require-pilot.ts';
import { managedSession, type PilotedSession, pilotedSession } from './slot-store.ts';

/** A session that somebody follows up: all its members as a pilot, or those whom they manage. */
type FollowedSession = PilotedSession & Readonly<{ as: 'pilot' | 'manager' }>;

/** Requires that the caller pilots the company of a session, or manages in it. @throws SessionNotFound (ACC-5, ACC-8, TEAM-1) */
export async function requireFollowUp(strapi: Core.Strapi, db: Db, caller: PilotCaller, session: string): Promise<FollowedSession> {
  const query = { session, person: caller.person.id, today: dayIn(appOf(strapi).settings.TIME_ZONE, caller.now) };
  const piloted = await pilotedSession(db, query);
  if (piloted) return { ...piloted, as: 'pilot' };
  const managed = await managedSession(db, query);
  if (!managed) throw new SessionNotFound({ session });

  return { ...managed, as: 'manager' };
}
