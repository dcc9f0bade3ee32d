import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { maskedAddress } from '../domain/address.ts';
import { checkExpired } from '../domain/invitation.ts';
import { InvitationNotFound } from '../domain/refusals.ts';
import { makeInvitation } from './invitation-store.ts';
import { readInvitation } from './read-invitation.ts';

/**
 * Sends a new invitation to the address of one that has expired, unless one that works is there already, and tells which
 * address that is. @throws InvitationNotFound, InvitationUsed, InvitationStillWorks (ACC-4)
 */
export const renewInvitation = (strapi: Core.Strapi, { code, now }: { code: string; now: Date }): Promise<{ email: string }> =>
  inTransaction(strapi, async (db) => {
    const held = await readInvitation(strapi, db, { code, lock: true });
    if (!held) throw new InvitationNotFound({});
    checkExpired(held.invitation, now);

    const { person, about } = held.invitation;
    // One a few minutes ago may be on its way; one longer ago may be lost.
    await makeInvitation(db, { person, due: 'at-once', about }, { unlessSentWithin: '10 minutes' });
    return { email: maskedAddress(held.account.email) };
  });
