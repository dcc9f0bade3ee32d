import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { maskEmail } from '../domain/email-address.ts';
import { checkExpired } from '../domain/invitation.ts';
import { InvitationNotFound } from '../domain/refusals.ts';
import { createInvitation } from './invitation-store.ts';
import { readInvitation } from './read-invitation.ts';

/**
 * Sends a new invitation to the address of one that has expired, unless one that works is there already, and tells which
 * address that is. @throws InvitationNotFound, InvitationUsed, InvitationStillWorks (ACC-4)
 */
export const renewInvitation = (strapi: Core.Strapi, { code, now }: { code: string; now: Date }): Promise<{ email: string }> =>
  inTransaction(strapi, async (db) => {
    const found = await readInvitation(strapi, db, { code, lock: true });
    if (!found) throw new InvitationNotFound({});
    checkExpired(found.invitation, now);

    const { person, about } = found.invitation;
    // One a few minutes ago may be on its way; one longer ago may be lost.
    await createInvitation(db, { person, due: 'at-once', about }, { unlessSentWithin: '10 minutes' });
    return { email: maskEmail(found.account.email) };
  });
