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

/**
 * Invites members, now that they are on the waiting list or hold a slot: those whose invitation works no more get another one. (ACC-4)
 */
export async function inviteCalledUp(strapi: Core.Strapi, db: Db, memberships: readonly MembershipId[]): Promise<void> {
  const persons = await personsOf(db, memberships);
  await openInvitations(db, persons);
  await rescheduleInvitations(strapi, db, persons);
}

/** Reschedules the waiting invitations of members who are perhaps called up no more. (ACC-4) */
export const rescheduleMembers = async (strapi: Core.Strapi, db: Db, memberships: readonly MembershipId[]): Promise<void> =>
  rescheduleInvitations(strapi, db, await personsOf(db, memberships));
