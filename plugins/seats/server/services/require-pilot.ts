import type { PersonId } from '@cordee/accounts';
import { appOf, type Db, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { SessionNotFound } from '../domain/refusals.ts';
import { type PilotedSession, pilotedSession } from './slot-store.ts';

/** Somebody who may be a pilot: whether they are is looked up with the session. */
export type PilotCaller = Readonly<{ person: Readonly<{ id: PersonId }>; now: Date }>;

/** Requires that the caller pilots the company of a session, until the last session of it is over. @throws SessionNotFound (ACC-5, ACC-8) */
export async function requirePilot(strapi: Core.Strapi, db: Db, caller: PilotCaller, session: string): Promise<PilotedSession> {
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, caller.now);
  const piloted = await pilotedSession(db, { session, person: caller.person.id, today });
  if (!piloted) throw new SessionNotFound({ session });

  return piloted;
}
