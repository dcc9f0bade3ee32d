import { appOf, type Db } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import { sessionsInLongTurns, turningSessions } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import { endingTurns, SHORT_TURN_DAYS } from '../domain/ending-turns.ts';
import { rotationEvents } from '../events.ts';
import { toRotatingSession } from './read-session.ts';
import { noteEndingTurns } from './turn-notice-store.ts';

/** Announces the turns that are over within three days while somebody waits, each once, and returns how many there were. (ROT-5) */
export async function announceEndingTurns(strapi: Core.Strapi, db: Db, today: Day): Promise<number> {
  const sessions = await sessionsInLongTurns(db, { today, moreThan: SHORT_TURN_DAYS });
  const turning = await turningSessions(db, { sessions, today, timeZone: appOf(strapi).settings.TIME_ZONE });
  const ending = turning.flatMap((stored) =>
    endingTurns(toRotatingSession(stored, today)).map(({ member: membership, from: since, to }) => ({
      session: stored.session,
      membership,
      since,
      to,
    })),
  );
  const announced = ending.length === 0 ? [] : await noteEndingTurns(db, ending);
  await rotationEvents.announceEach(
    strapi,
    db,
    'turn-ends-soon',
    announced.map((turn) => ({ ...turn, on: today })),
  );
  return announced.length;
}
