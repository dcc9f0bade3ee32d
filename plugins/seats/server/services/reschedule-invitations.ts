import { moveInvitations } from '@cordee/accounts';
import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { earliestInvitation } from '../domain/invitation-date.ts';
import { joinedBy } from './membership-store.ts';

/** The invitations of these people that wait are for the first day that they have now, or for none. (ACC-4) */
export const rescheduleInvitations = (strapi: Core.Strapi, db: Db, persons: readonly number[]): Promise<void> =>
  moveInvitations(db, persons, async (waiting) => {
    const joined = Map.groupBy(await joinedBy(db, waiting), ({ person }) => person);
    return waiting.map((person) => ({ person, ...earliestInvitation(joined.get(person) ?? [], appOf(strapi).settings.TIME_ZONE) }));
  });
