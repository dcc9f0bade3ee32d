import { lockPeople } from '@cordee/accounts';
import { inTransaction, type Staff } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { NewMembership } from '../../people-admin-api.ts';
import { joinChosenSession } from './join-chosen-session.ts';

type Added = NewMembership & Readonly<{ people: readonly string[]; staff: Staff }>;

/**
 * Puts all of these people into a session, one after the other, or none of them; returns how many. Of the first, seats are asked for all of them.
 * Bounded by `MOST_AT_ONCE`.
 * @throws PersonNotFound, MembersNotYours, and what `addMember` refuses (SEAT-3, SEAT-5)
 */
export const addPeople = (strapi: Core.Strapi, { people: documents, allowance, ...member }: Added) =>
  inTransaction(strapi, async (db) => {
    const people = await lockPeople(db, documents);
    const first = { together: people.length, ...(allowance !== undefined && { allowance }) };
    for (const [index, { email }] of people.entries()) await joinChosenSession(strapi, db, { ...member, email, ...(index === 0 && first) });
    return { added: people.length };
  });
