import { type Account, checkNotErased, inviteAgain, lockPeople, type PersonId } from '@cordee/accounts';
import { type Db, inTransaction, Refusal, type Staff, writeStaffAct } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { protectedAmong } from '../services/check-may-change.ts';
import { nameOf } from './add-person.ts';

type NotInvited = 'has-password' | 'blocked' | 'erased' | 'just-invited' | 'staff';

/** Why somebody is not invited, by the refusal of who is invited alone. */
const WHY: Readonly<Record<string, NotInvited>> = {
  'accounts.person_is_erased': 'erased',
  'accounts.invitation_used': 'has-password',
  'accounts.person_is_blocked': 'blocked',
  'accounts.invitation_just_sent': 'just-invited',
};

type ByStaff = Readonly<{ people: readonly string[]; staff: Staff }>;

/**
 * Invites those of these people who can be, one after the other; returns how many, and why not each of the others. Bounded by `MOST_AT_ONCE`.
 * @throws PersonNotFound (ACC-4)
 */
export const invitePeople = (strapi: Core.Strapi, { people: documents, staff }: ByStaff) =>
  inTransaction(strapi, async (db) => {
    const people = await lockPeople(db, documents);
    const ofStaff = await protectedAmong(db, { staff: staff.id, people: people.map(({ id }) => id) });
    const invited: PersonId[] = [];
    const others: { name: string; why: NotInvited }[] = [];
    for (const person of people) {
      const why = ofStaff.includes(person.id) ? 'staff' : await whyNotInvited(db, person);
      if (why) others.push({ name: nameOf(person), why });
      else invited.push(person.id);
    }
    await writeStaffAct(db, { staff, act: 'accounts.invited', about: invited.map((person) => ({ person, facts: {} })) });
    return { invited: invited.length, others };
  });

/** Invites a person; returns why they are not. */
async function whyNotInvited(db: Db, person: Account): Promise<NotInvited | undefined> {
  try {
    checkNotErased(person);
    await inviteAgain(db, person.id);
    return undefined;
  } catch (error) {
    const why = error instanceof Refusal ? WHY[error.code] : undefined;
    if (!why) throw error;
    return why;
  }
}
