import { checkNotErased, lockEmails, lockPeople } from '@cordee/accounts';
import { inTransaction, type Staff } from '@cordee/kernel';
import { addPasted, MEMBERS_PERMISSION, sessionIdOf } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { NewMembership } from '../../people-admin-api.ts';
import { MembersNotYours } from '../domain/refusals.ts';
import { hasPermission } from '../services/staff-store.ts';
import { emailsOf } from './people-store.ts';

type Added = NewMembership & Readonly<{ people: readonly string[]; staff: Staff }>;

/**
 * Puts all of these people into a session, or none; who is a member already stays as they are. Returns how many were added, and how many were members
 * before. @throws PersonNotFound, PersonIsErased, MembersNotYours, and what `addPasted` refuses (SEAT-3, SEAT-5)
 */
export const addPeople = (strapi: Core.Strapi, { people: documents, session: document, staff, ...member }: Added) =>
  inTransaction(strapi, async (db) => {
    if (!(await hasPermission(db, staff.id, MEMBERS_PERMISSION))) throw new MembersNotYours({});

    // The addresses before the people and the session, as by `addPasted`, which takes those that they have once they are locked.
    await lockEmails(db, await emailsOf(db, documents));
    const people = await lockPeople(db, documents);
    people.forEach(checkNotErased);
    const session = await sessionIdOf(db, document);
    const { added } = await addPasted(strapi, { ...member, session, people, endsOn: null, staff });
    return { added, before: people.length - added };
  });
