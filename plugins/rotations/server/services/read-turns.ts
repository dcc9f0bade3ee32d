import { appOf, currentTime, type Db, dayIn } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { MembershipId, SessionId, TurningSession } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import { type RotatingSession, type Turn, turnsToEnd } from '../domain/turns.ts';
import { type MemberTurns, turnsOf } from '../domain/turns-of.ts';
import { readForecasts, readTurningSession, toRotatingSession } from './read-session.ts';

/** A session as it stands, with the turns that are planned to its end. */
type PlannedSession = Readonly<{ stored: TurningSession; rotating: RotatingSession<MembershipId>; turns: readonly Turn<MembershipId>[] }>;

/** The turns of a session as it is now. One session is read. @throws NoSlotSession (ROT-6) */
export async function planSession(
  strapi: Core.Strapi,
  db: Db,
  { session, now }: { session: SessionId; now: Date },
): Promise<PlannedSession> {
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, now);
  const stored = await readTurningSession(strapi, db, { session, today });
  const rotating = toRotatingSession(stored, today, await readForecasts(strapi, db, { stored, kind: stored.rotation.kind, now }));
  return { stored, rotating, turns: turnsToEnd(rotating) };
}

type Read = MemberTurns & Readonly<{ today: Day; days: number | null; leaversReturn: boolean }>;

/** How a member stands in the turns of their session now; `days`: how many counted days a turn lasts, null when it lasts until its member finishes. (ROT-5) */
export async function readTurns(
  strapi: Core.Strapi,
  db: Db,
  { session, membership }: { session: SessionId; membership: MembershipId },
): Promise<Read> {
  const { stored, rotating, turns } = await planSession(strapi, db, { session, now: await currentTime(strapi, db) });
  const { kind, days, leaversReturn } = stored.rotation;
  return {
    ...turnsOf(rotating, turns, membership),
    today: rotating.today,
    days: kind === 'paced' ? days : null,
    leaversReturn: kind === 'paced' && leaversReturn,
  };
}
