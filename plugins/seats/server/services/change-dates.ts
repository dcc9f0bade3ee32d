import { inTransaction, type Staff, writeAuditLog, writeStaffAct } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import type { SessionId } from '../domain/ids.ts';
import { SessionNotFound } from '../domain/refusals.ts';
import { type DateChange, keptLastDay, refuseDates, takesOwnEnds } from '../domain/session-dates.ts';
import { lockSession, type SessionToJoin, sessionOf } from './membership-store.ts';
import { saveSession } from './save-session.ts';
import { keepEnd, ownEndsIn, takeOwnEnds } from './session-dates-store.ts';

/** The dates of a session, before staff move it. @throws SessionNotFound (SEAT-6) */
export async function viewDates(strapi: Core.Strapi, session: SessionId) {
  const db = strapi.db.connection;
  const dates = await sessionOf(db, session);
  if (!dates) throw new SessionNotFound({ session: String(session) });
  return { ...dates, ownEnds: await ownEndsIn(db, session) };
}

/**
 * Moves a session, on behalf of staff, which is noted, also about each member whose own last day changes: a new last day takes own ones, or members without one
 * keep the former as theirs. Invitations and slots follow as after any save of it. @throws SessionNotFound and what `refuseDates` refuses (SEAT-6, ACC-4, H-93)
 */
export const changeDates = (
  strapi: Core.Strapi,
  { session, staff, ...change }: DateChange & Readonly<{ session: SessionId; staff: Staff }>,
): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const locked = await lockSession(db, session);
    if (!locked) throw new SessionNotFound({ session: String(session) });
    const refused = refuseDates({ ...locked, ownEnds: await ownEndsIn(db, session) }, change);
    if (refused) throw refused;

    const kept = keptLastDay(locked, change);
    const taken = takesOwnEnds(locked, change) ? await takeOwnEnds(db, session) : [];
    const given = kept === null ? [] : await keepEnd(db, { session, endsOn: kept });
    await saveSession(strapi, locked.documentId, change.to);
    const note = (act: string, members: typeof taken, day: Day) =>
      writeStaffAct(db, { staff, act, about: members.map(({ person }) => ({ person, facts: { session: locked.reference, day } })) });
    await note('seats.last-day-taken', taken, change.to.endsOn);
    if (kept !== null) await note('seats.last-day-given', given, kept);
    await writeAuditLog(db, { staff, act: 'seats.dates-changed', person: null, facts: factsOf(locked, change) });
  });

const factsOf = (session: SessionToJoin, change: DateChange) => ({
  session: session.reference,
  from: `${session.startsOn} – ${session.endsOn}`,
  to: `${change.to.startsOn} – ${change.to.endsOn}`,
  all: String(takesOwnEnds(session, change)),
});
