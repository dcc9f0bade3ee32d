import { moveInvitations, type PersonId } from '@cordee/accounts';
import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { earliestInvitation } from '../domain/invitation-date.ts';
import { joinedBy } from './membership-store.ts';

/** Reschedules the waiting invitations of these people to the earliest date of their sessions; without a session, to no date. (ACC-4) */
export const rescheduleInvitations = (strapi: Core.Strapi, db: Db, persons: readonly PersonId[]): Promise<void> =>
  moveInvitations(db, persons, async (waiting) => {
    const joined = Map.groupBy(await joinedBy(db, waiting), ({ person }) => person);
    return waiting.map((person) => ({ person, ...earliestInvitation(joined.get(person) ?? [], appOf(strapi).settings.TIME_ZONE) }));
  });
