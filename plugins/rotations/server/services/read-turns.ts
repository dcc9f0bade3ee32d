import { appOf, currentTime, type Db, dayIn } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { MembershipId, SessionId } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import { turnsToEnd } from '../domain/turns.ts';
import { type MemberTurns, turnsOf } from '../domain/turns-of.ts';
import { readForecasts, readTurningSession, toRotatingSession } from './read-session.ts';

type Read = MemberTurns & Readonly<{ today: Day; days: number | null; leaversReturn: boolean }>;

/**
 * How a member stands in the turns of their session as it is now; `days`: how many counted days a turn lasts, null when it lasts until its member finishes.
 * One session is read. (ROT-5)
 */
export async function readTurns(
  strapi: Core.Strapi,
  db: Db,
  { session, membership }: { session: SessionId; membership: MembershipId },
): Promise<Read> {
  const now = await currentTime(strapi, db);
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, now);
  const stored = await readTurningSession(strapi, db, { session, today });
  const { kind, days, leaversReturn } = stored.rotation;
  const rotating = toRotatingSession(stored, today, await readForecasts(strapi, db, { stored, kind, now }));
  return {
    ...turnsOf(rotating, turnsToEnd(rotating), membership),
    today,
    days: kind === 'paced' ? days : null,
    leaversReturn: kind === 'paced' && leaversReturn,
  };
}
