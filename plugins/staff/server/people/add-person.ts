import { accountByEmail, invite, lockEmail, openAccount } from '@cordee/accounts';
import { type Db, inTransaction, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { NewMembership } from '../../people-admin-api.ts';
import { PersonExists } from '../domain/refusals.ts';
import { joinChosenSession } from './join-chosen-session.ts';

/** `known`: the document id of whose account has the address, once staff were told; `invites`: at once, who comes into no session. */
type NewPerson = Readonly<{
  email: string;
  firstName: string;
  lastName: string;
  membership?: NewMembership | undefined;
  invites: boolean;
  known?: string | undefined;
  staff: Staff;
}>;

/**
 * Opens an account, and puts its person into a session, who is invited as ACC-4 says. Somebody who has an account keeps their name, and is added
 * once staff know whose it is. Returns their document id. @throws PersonExists, MembersNotYours, PersonIsErased, AddressIsReserved, and what
 * `addMember` refuses (ACC-4, ACC-13)
 */
export const addPerson = (strapi: Core.Strapi, { membership, invites, known, staff, ...person }: NewPerson): Promise<string> =>
  inTransaction(strapi, async (db) => {
    // Of two forms at once the second reads whose account the first has opened.
    await lockEmail(db, person.email);
    const existing = await accountByEmail(db, person.email);
    if (existing && existing.documentId !== known) throw new PersonExists({ person: existing.documentId, name: nameOf(existing) });

    if (membership) await joinChosenSession(strapi, db, { ...membership, email: person.email, name: person, staff });
    else if (!existing) await open(strapi, db, { person, invites, staff });
    const added = await accountByEmail(db, person.email);
    if (!added) throw new Error('The account that was opened is not there.');
    return added.documentId;
  });

type Opened = Readonly<{ person: Pick<NewPerson, 'email' | 'firstName' | 'lastName'>; invites: boolean; staff: Staff }>;

async function open(strapi: Core.Strapi, db: Db, { person, invites, staff }: Opened): Promise<void> {
  const { id } = await openAccount(strapi, db, { ...person, locale: 'fr' });
  if (!invites) return;

  await invite(strapi, db, { email: person.email, due: 'at-once', about: null });
  await writeAuditLog(db, { staff, act: 'accounts.invited', person: id });
}

/** A person by name, or by address without one. */
export const nameOf = ({ firstName, lastName, email }: Readonly<{ firstName: string; lastName: string; email: string }>): string =>
  `${firstName} ${lastName}`.trim() || email;
