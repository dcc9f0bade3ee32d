import { appOf, type Db } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import { beginNight, handOverTurns, leaveEndedSlots, type SessionId, turningSessions } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import { nightOf } from '../domain/turns.ts';
import { toRotatingSession } from './read-session.ts';

/** In how many sessions a night is passed at a time: what a batch needs stays in memory, and ten times the sessions take ten times as long. */
const BATCH = 1_000;

/**
 * The night of a day in the sessions whose slots go round, once in each: those whose last day has passed leave, free slots are filled, turns that are over end, and those
 * who return join the end of their lists. Returns how many slots changed hands at the end of a turn. (ROT-3, ROT-4, ROT-7)
 */
export async function passNight(strapi: Core.Strapi, db: Db, today: Day): Promise<number> {
  const sessions = await beginNight(db, today);
  let handedOver = 0;
  for (let first = 0; first < sessions.length; first += BATCH)
    handedOver += await passNightIn(strapi, db, { sessions: sessions.slice(first, first + BATCH), today });
  return handedOver;
}

/** Same as `passNight`, in these sessions, in which the night was begun. */
async function passNightIn(
  strapi: Core.Strapi,
  db: Db,
  { sessions, today }: { sessions: readonly SessionId[]; today: Day },
): Promise<number> {
  await leaveEndedSlots(strapi, db, { sessions, today, asOf: 'midnight' });
  const turning = await turningSessions(db, { sessions, today, timeZone: appOf(strapi).settings.TIME_ZONE });
  const nights = turning.map((stored) => ({ session: stored.session, ...nightOf(toRotatingSession(stored, today)) }));
  const handOvers = nights.flatMap(({ session, handOvers }) => handOvers.map((each) => ({ session, ...each })));
  const returning = nights.flatMap(({ session, returning }) => returning.map((membership) => ({ session, membership })));
  if (handOvers.length > 0) await handOverTurns(strapi, db, { handOvers, returning, today });
  return handOvers.length;
}
