import { blockAccounts, lockPeople } from '@cordee/accounts';
import { inTransaction, nameStaff, type Staff, writeStaffAct } from '@cordee/kernel';
import { lockSlotsOfPeople } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import { BLOCKED } from '../domain/person-changes.ts';
import { StaffAmongThem } from '../domain/refusals.ts';
import { protectedAmong } from '../services/check-may-change.ts';
import { keepingSuperAdmin } from '../services/keep-super-admin.ts';
import { nameOf } from './add-person.ts';

type ByStaff = Readonly<{ people: readonly string[]; staff: Staff }>;

/**
 * Blocks all of these people, or none: their sign-ins, links, slots and places in the queue end at once, as by the form of each. Returns how many,
 * and how many were blocked before. Bounded by `MOST_AT_ONCE`. @throws PersonNotFound, StaffAmongThem, LastSuperAdmin (ACC-13, ACC-22, H-19)
 */
export const blockPeople = (strapi: Core.Strapi, { people: documents, staff }: ByStaff) =>
  inTransaction(strapi, async (db) => {
    const people = await lockPeople(db, documents);
    const ids = people.map(({ id }) => id);
    const ofStaff = await protectedAmong(db, { staff: staff.id, people: ids });
    const names = people.filter(({ id }) => ofStaff.includes(id)).map(nameOf);
    if (names.length > 0) throw new StaffAmongThem({ names: names.join(', ') });

    await nameStaff(db, staff.name);
    await lockSlotsOfPeople(db, ids);
    const blocked = await keepingSuperAdmin(db, () => blockAccounts(strapi, db, ids));
    await writeStaffAct(db, { staff, act: 'accounts.blocked-changed', about: blocked.map((person) => ({ person, facts: BLOCKED })) });
    return { blocked: blocked.length, before: people.length - blocked.length };
  });
