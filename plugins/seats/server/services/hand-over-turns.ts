import type { Db } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { seatEvents } from '../events.ts';
import { BY_ROTATION, giveSlots, handOn, membershipsOf, releaseSlots } from './free-slots.ts';
import { inviteMoved } from './reschedule-invitations.ts';
import { insertWaitingEach } from './turn-store.ts';

/** Turns that are over: who gives which slot to whom, and who of them joins the end of the list of their session, in order. */
type Turns = Readonly<{
  handOvers: readonly Readonly<{ session: SessionId; slot: number; from: MembershipId | null; to: MembershipId }>[];
  returning: readonly Readonly<{ session: SessionId; membership: MembershipId }>[];
  today: Day;
}>;

/**
 * Hands slots over whose turn is over, then puts those who return at the end of the list, from which a holder who has finished gives way at once; the
 * sessions are locked. (ROT-3, ROT-7)
 */
export async function handOverTurns(strapi: Core.Strapi, db: Db, { handOvers, returning, today }: Turns): Promise<void> {
  const returns = new Set(membershipsOf(returning));
  const leaving = handOvers.flatMap(({ from }) =>
    from === null ? [] : [{ membership: from, ...BY_ROTATION, until: null, requeued: returns.has(from) }],
  );
  const given = handOvers.map(({ to: membership, ...slot }) => ({ ...slot, membership, ...BY_ROTATION }));
  await releaseSlots(strapi, db, { leaving, today });
  await giveSlots(strapi, db, { given, today });
  await insertWaitingEach(db, returning);
  await seatEvents.announceEach(
    strapi,
    db,
    'put-on-waiting-list',
    returning.map(({ membership }) => ({ membership, on: today, requeued: true })),
  );
  const { calledUp, left } = await handOn(strapi, db, { sessions: [...new Set(returning.map(({ session }) => session))], today });
  await inviteMoved(strapi, db, {
    calledUp: [...membershipsOf(given), ...returns, ...calledUp],
    left: [...membershipsOf(leaving), ...left],
  });
}
