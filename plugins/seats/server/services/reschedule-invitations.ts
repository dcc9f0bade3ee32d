import { moveInvitations, openInvitations, type PersonId } from '@cordee/accounts';
import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { MembershipId } from '../domain/ids.ts';
import { earliestInvitation } from '../domain/invitation-date.ts';
import { joinedBy, personsOf } from './membership-store.ts';

/** Reschedules the waiting invitations of these people to the earliest date of their sessions; without a session, to no date. (ACC-4) */
export const rescheduleInvitations = (strapi: Core.Strapi, db: Db, persons: readonly PersonId[]): Promise<void> =>
  moveInvitations(db, persons, async (waiting) => {
    const joined = Map.groupBy(await joinedBy(db, waiting), ({ person }) => person);
    return waiting.map((person) => ({ person, ...earliestInvitation(joined.get(person) ?? [], appOf(strapi).settings.TIME_ZONE) }));
  });

/** Members who are on the waiting list or hold a slot from now on (`calledUp`), and those who have left either. */
export type Moved = Readonly<{ calledUp: readonly MembershipId[]; left: readonly MembershipId[] }>;

/**
 * Invites those who are called up, of whom those whose invitation works no more get another one, and reschedules the waiting invitations of those who have left.
 * All are locked at once, in the order of their people: a command does this once, at its end, and never waits for one in another session that waits for it. (ACC-4, SEAT-8)
 */
export async function inviteMoved(strapi: Core.Strapi, db: Db, { calledUp, left }: Moved): Promise<void> {
  await rescheduleInvitations(strapi, db, await personsOf(db, [...left, ...calledUp]));
  if (calledUp.length === 0) return;

  const invited = await personsOf(db, calledUp);
  await openInvitations(db, invited);
  await rescheduleInvitations(strapi, db, invited);
}
