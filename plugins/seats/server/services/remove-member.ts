import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { SessionNotFound } from '../domain/refusals.ts';
import { deleteMember, sessionOf } from './membership-store.ts';
import { rescheduleInvitations } from './reschedule-invitations.ts';

/** Removes a person from a session. Their progress is kept. @throws SessionNotFound (LRN-15) */
export const removeMember = (strapi: Core.Strapi, { session: documentId, member }: { session: string; member: string }): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const session = await sessionOf(db, documentId);
    const person = session && (await deleteMember(db, { id: member, session: session.id }));
    if (person === undefined) throw new SessionNotFound({ session: documentId });

    await rescheduleInvitations(strapi, db, [person]);
  });
