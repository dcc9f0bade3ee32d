import { accountAt } from '@cordee/accounts';
import { type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Role } from '../domain/membership.ts';
import { AlreadyMember, PersonNotFound, SessionNotFound } from '../domain/refusals.ts';
import { insertMember, sessionOf } from './membership-store.ts';

type Joining = { session: string; email: string; role: Role };

/** Puts a person who has an account into a session. @throws SessionNotFound, PersonNotFound, AlreadyMember */
export const addMember = (strapi: Core.Strapi, joining: Joining): Promise<void> => inTransaction(strapi, (db) => join(db, joining));

async function join(db: Db, { session: documentId, email, role }: Joining): Promise<void> {
  const session = await sessionOf(db, documentId);
  if (!session) throw new SessionNotFound({ session: documentId });
  const account = await accountAt(db, email);
  if (!account) throw new PersonNotFound({ email });

  const added = await insertMember(db, { person: account.id, session: session.id, role });
  if (!added) throw new AlreadyMember({ email });
}
