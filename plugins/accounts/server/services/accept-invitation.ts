import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { checkWorks } from '../domain/invitation.ts';
import { InvitationNotFound } from '../domain/refusals.ts';
import { choosePassword } from './choose-password.ts';
import { rememberDevice } from './device-store.ts';
import { readInvitation } from './read-invitation.ts';
import { beginSignIn, type Kept } from './sign-in.ts';

type Accepting = Readonly<{ code: string; password: string; device: string | null; clientAddress: string; now: Date }>;

/**
 * Chooses the first password by an invitation, once, and signs the person in.
 * @throws InvitationNotFound, InvitationExpired, InvitationUsed, PasswordTooShort, … (ACC-4)
 */
export const acceptInvitation = (strapi: Core.Strapi, { code, password, device, clientAddress, now }: Accepting): Promise<Kept> =>
  inTransaction(strapi, async (db) => {
    const held = await readInvitation(strapi, db, { code, lock: true });
    if (!held) throw new InvitationNotFound({});
    checkWorks(held.invitation, now);

    const account = await choosePassword(strapi, db, held.account, { password });
    const token = await beginSignIn(db, account, { clientAddress });
    if (!token) throw new InvitationNotFound({});
    return { token, device: await rememberDevice(db, account.id, device) };
  });
