import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { SessionNotFound } from '../domain/refusals.ts';
import { deleteMember, sessionOf } from './membership-store.ts';

/** Takes a person out of a session. What they learnt stays theirs. (LRN-15) */
export const removeMember = (strapi: Core.Strapi, { session: documentId, member }: { session: string; member: string }): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const session = await sessionOf(db, documentId);
    if (!session || !(await deleteMember(db, { id: member, session: session.id }))) throw new SessionNotFound({ session: documentId });
  });
