import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { choosePassword } from '../password/choose-password.ts';
import { beginSignIn, type SignInTokens } from '../sign-in/sign-in.ts';
import { trustBrowser } from '../sign-in/trusted-browser-store.ts';
import { checkInvitationUsable } from './domain/invitation.ts';
import { InvitationNotFound } from './domain/refusals.ts';
import { readInvitation } from './read-invitation.ts';

type AcceptInvitationInput = Readonly<{ code: string; password: string; trustedBrowser: string | null; clientAddress: string; now: Date }>;

/**
 * Accepts an invitation, once: sets the first password and signs the person in.
 * @throws InvitationNotFound, InvitationExpired, InvitationUsed, PasswordTooShort, … (ACC-4)
 */
export const acceptInvitation = (
  strapi: Core.Strapi,
  { code, password, trustedBrowser, clientAddress, now }: AcceptInvitationInput,
): Promise<SignInTokens> =>
  inTransaction(strapi, async (db) => {
    const invited = await readInvitation(strapi, db, { code, lock: true });
    if (!invited) throw new InvitationNotFound({});
    checkInvitationUsable(invited.invitation, now);

    const account = await choosePassword(strapi, db, invited.account, { password });
    const token = await beginSignIn(db, account, { clientAddress });
    if (!token) throw new InvitationNotFound({});
    return { token, trustedBrowser: await trustBrowser(db, account.id, trustedBrowser) };
  });
