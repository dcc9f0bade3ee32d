import { accountsByEmail, closedAddresses } from '@cordee/accounts';
import { type Db, normalizeEmail } from '@cordee/kernel';
import type { SessionId } from '../domain/ids.ts';
import { type CheckedLine, checkLines } from '../domain/new-members.ts';
import { MOST_PASTED, type PastedPerson } from '../domain/pasted-list.ts';
import { TooManyPasted } from '../domain/refusals.ts';
import { membersAmong } from './many-members-store.ts';

/** A list of people, and the session that they are to join. */
export type Pasted = Readonly<{ session: SessionId; people: readonly PastedPerson[] }>;

/** Checks a list against the accounts that there are and the members of the session. @throws TooManyPasted (ACC-4, PART-5) */
export async function checkPasted(db: Db, { session, people }: Pasted): Promise<CheckedLine[]> {
  const emails = emailsOf(people);
  const accounts = await accountsByEmail(db, emails);
  const members = await membersAmong(db, { session, persons: accounts.map(({ id }) => id) });
  const named = accounts.map(({ id, email, ...name }) => [normalizeEmail(email), { ...name, isMember: members.has(id) }] as const);
  return checkLines(people, { accounts: new Map(named), closed: await closedAddresses(db, emails) });
}

/** The addresses of a list, of which there are not too many to be locked. @throws TooManyPasted */
export function emailsOf(people: Pasted['people']): string[] {
  if (people.length > MOST_PASTED) throw new TooManyPasted({ people: people.length, most: MOST_PASTED });

  return people.map(({ email }) => email);
}
