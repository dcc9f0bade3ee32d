import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { checkWorks } from '../domain/invitation.ts';
import { InvitationNotFound } from '../domain/refusals.ts';
import { choosePassword } from './choose-password.ts';
import { readInvitation } from './read-invitation.ts';
import { beginSignIn } from './sign-in.ts';

type Accepting = Readonly<{ code: string; password: string; clientAddress: string; now: Date }>;

/**
 * Chooses the first password by an invitation, once, and signs the person in: gives the token for their cookie.
 * @throws InvitationNotFound, InvitationExpired, InvitationUsed, PasswordTooShort, … (ACC-4)
 */
export const acceptInvitation = (strapi: Core.Strapi, { code, password, clientAddress, now }: Accepting): Promise<string> =>
  inTransaction(strapi, async (db) => {
    const held = await readInvitation(strapi, db, { code, lock: true });
    if (!held) throw new InvitationNotFound({});
    checkWorks(held.invitation, now);

    const account = await choosePassword(strapi, db, held.account, { password });
    const token = await beginSignIn(db, account, clientAddress);
    if (!token) throw new InvitationNotFound({});
    return token;
  });
