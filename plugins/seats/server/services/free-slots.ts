import type { Db } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { handOvers } from '../domain/slot.ts';
import { seatEvents } from '../events.ts';
import { inviteMoved, type Moved } from './reschedule-invitations.ts';
import { deleteWaiting, endHoldings, insertHoldings, type Leaving, slotSessions } from './slot-store.ts';

/** `given`: slots that are freed here, and that staff give to members whom they chose. (H-20) */
type Freed = Readonly<{ sessions: readonly SessionId[]; leaving: readonly Leaving[]; given?: Given['given']; today: Day }>;

/**
 * Frees the slots that these members hold, and their places on the waiting lists: whatever frees a slot calls this, in its transaction, with
 * the sessions locked. Where slots go round, the first in line gets the slot there and then. (SEAT-7, SEAT-9, ROT-7, H-19, H-20)
 */
export async function freeSlots(strapi: Core.Strapi, db: Db, { sessions, leaving, given = [], today }: Freed): Promise<void> {
  await releaseSlots(strapi, db, { leaving, today });
  if (given.length > 0) await giveSlots(strapi, db, { given, today });
  const { calledUp, left } = await handOn(strapi, db, { sessions, today });
  await inviteMoved(strapi, db, { calledUp: [...membershipsOf(given), ...calledUp], left: [...membershipsOf(leaving), ...left] });
}

/** The memberships that these are about. */
export const membershipsOf = (each: readonly Readonly<{ membership: MembershipId }>[]): MembershipId[] =>
  each.map(({ membership }) => membership);

/** Ends what these members hold, and takes them off the waiting lists; their sessions are locked, and whoever calls this says who is next, and invites. (SEAT-7, SEAT-9) */
export async function releaseSlots(strapi: Core.Strapi, db: Db, { leaving, today }: Pick<Freed, 'leaving' | 'today'>): Promise<void> {
  const freed = await endHoldings(db, leaving);
  await deleteWaiting(db, membershipsOf(leaving));
  const requeued = new Set(membershipsOf(leaving.filter((each) => each.requeued)));
  const payloads = freed.map(({ membership }) => ({ membership, on: today, ...(requeued.has(membership) && { requeued: true }) }));
  await seatEvents.announceEach(strapi, db, 'slot-released', payloads);
}

/**
 * Gives the slots that are free, or whose holder has finished, to those who are first in line, in the sessions whose slots go round: whatever lets
 * somebody be first in line, or a slot be given, calls this in its transaction, with the sessions locked. (ROT-2, ROT-7, H-20)
 */
export const fillFreeSlots = async (strapi: Core.Strapi, db: Db, filled: Pick<Freed, 'sessions' | 'today'>): Promise<void> =>
  inviteMoved(strapi, db, await handOn(strapi, db, filled));

/** Same as `fillFreeSlots`, for whoever invites those who moved, at the end of a command. */
export async function handOn(strapi: Core.Strapi, db: Db, { sessions, today }: Pick<Freed, 'sessions' | 'today'>): Promise<Moved> {
  const given = (await slotSessions(db, { sessions, today })).flatMap((session) => handOvers(session, today));
  if (given.length === 0) return { calledUp: [], left: [] };

  const leaving = given.flatMap(({ from }) => (from === null ? [] : [{ membership: from, ...BY_ROTATION, until: null }]));
  if (leaving.length > 0) await releaseSlots(strapi, db, { leaving, today });
  await giveSlots(strapi, db, { given: given.map((each) => ({ ...each, ...BY_ROTATION })), today });
  return { calledUp: membershipsOf(given), left: membershipsOf(leaving) };
}

/** Who moves a slot that goes round: nobody. (SEAT-9) */
export const BY_ROTATION = { by: null, as: 'rotation' } as const;

type Given = Readonly<{ given: Parameters<typeof insertHoldings>[1]; today: Day }>;

/** Gives slots to members, who wait no more; their sessions are locked, and whoever calls this invites them. (SEAT-7, ACC-4) */
export async function giveSlots(strapi: Core.Strapi, db: Db, { given, today }: Given): Promise<void> {
  const memberships = membershipsOf(given);
  await deleteWaiting(db, memberships);
  await insertHoldings(db, given);
  await seatEvents.announceEach(
    strapi,
    db,
    'slot-assigned',
    memberships.map((membership) => ({ membership, on: today })),
  );
}
