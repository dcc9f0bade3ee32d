import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { maskEmail } from '../address/domain/mask-email.ts';
import { checkInvitationExpired } from './domain/invitation.ts';
import { InvitationNotFound } from './domain/refusals.ts';
import { createInvitation } from './invitation-store.ts';
import { readInvitation } from './read-invitation.ts';

/**
 * Sends a new invitation to the address of an expired one, unless another was sent within ten minutes, and returns that address, masked.
 * @throws InvitationNotFound, InvitationUsed, InvitationStillWorks (ACC-4)
 */
export const renewInvitation = (strapi: Core.Strapi, { code, now }: { code: string; now: Date }): Promise<{ email: string }> =>
  inTransaction(strapi, async (db) => {
    const invited = await readInvitation(strapi, db, { code, lock: true });
    if (!invited) throw new InvitationNotFound({});
    checkInvitationExpired(invited.invitation, now);

    const { person, about, manages } = invited.invitation;
    // One sent a few minutes ago may still be on its way; one sent longer ago may be lost.
    await createInvitation(db, { person, due: 'at-once', about, manages }, { unlessSentWithin: '10 minutes' });
    return { email: maskEmail(invited.account.email) };
  });
