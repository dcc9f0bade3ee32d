import type { ClosedAccount } from '@cordee/accounts';
import { appOf, atHour, currentTime, type Db, dayIn } from '@cordee/kernel';
import { type Day, plusDays } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import type { SessionId } from '../domain/ids.ts';
import { freeSlots } from './free-slots.ts';
import { eraseFromSessions } from './membership-store.ts';
import { lockSlotsOfPerson, membershipsIn, membersToLeave } from './slot-store.ts';

/**
 * Frees the slots and the places on waiting lists of a person who is blocked or erased, in the transaction that does it. Nothing comes back
 * when the block ends. Who is erased no longer counts in an allowance. (H-19, SEAT-3)
 */
export async function leaveSlots(strapi: Core.Strapi, db: Db, { person, cause }: ClosedAccount): Promise<void> {
  const sessions = await lockSlotsOfPerson(db, { person, kinds: cause === 'erased' ? ['slot', 'licence'] : ['slot'] });
  if (cause === 'erased') await eraseFromSessions(db, person);
  if (sessions.length === 0) return;

  const today = dayIn(appOf(strapi).settings.TIME_ZONE, await currentTime(strapi, db));
  const members = await membershipsIn(db, { person, sessions });
  const leaving = members.map(({ membership }) => ({ membership, by: null, as: cause, until: null }));
  await freeSlots(strapi, db, { sessions, leaving, today });
}

/** `asOf`: when those who have ended left, on the midnight after their last day, or now that it was moved. */
type Ended = Readonly<{ sessions: readonly SessionId[]; today: Day; asOf: 'midnight' | 'now' }>;

/**
 * Frees the slots and the places on waiting lists of those whose last day has passed, and of whoever is blocked and was not yet off; the
 * sessions are locked. Returns how many left. (ROT-7, H-19, H-20)
 */
export async function leaveEndedSlots(strapi: Core.Strapi, db: Db, { sessions, today, asOf }: Ended): Promise<number> {
  const { TIME_ZONE } = appOf(strapi).settings;
  const leaving = (await membersToLeave(db, { sessions, today })).map(({ membership, endedOn }) => ({
    membership,
    by: null,
    as: endedOn === null ? ('blocked' as const) : ('last-day' as const),
    until: endedOn === null || asOf === 'now' ? null : atHour(TIME_ZONE, plusDays(endedOn, 1), 0),
  }));
  await freeSlots(strapi, db, { sessions, leaving, today });
  return leaving.length;
}
