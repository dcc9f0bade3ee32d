import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { invitationLink } from '../domain/link.ts';
import { type LinkAttempt, useLinkOnce } from '../link-use/use-link-once.ts';
import { choosePassword } from '../password/choose-password.ts';
import { limitNewPasswords } from '../password/limit-new-passwords.ts';
import { verifyPassword } from '../password/password-store.ts';
import { beginSignIn, linkSignInToken, type SignInTokens } from '../sign-in/sign-in.ts';
import { trustBrowser } from '../sign-in/trusted-browser-store.ts';
import { checkInvitationUsable } from './domain/invitation.ts';
import { InvitationNotFound } from './domain/refusals.ts';
import { type InvitationWithAccount, readInvitation } from './read-invitation.ts';

type AcceptInvitationInput = LinkAttempt & Readonly<{ password: string; clientAddress: string }>;

/**
 * Accepts an invitation, once: sets the first password and signs the person in.
 * @throws InvitationNotFound, TooManyPasswords, InvitationExpired, InvitationUsed, PasswordTooShort, … (ACC-4)
 */
export async function acceptInvitation(strapi: Core.Strapi, input: AcceptInvitationInput): Promise<SignInTokens> {
  const id = invitationLink.idIn(input.code, appOf(strapi).settings.LINK_SECRET);
  if (!id) throw new InvitationNotFound({});
  await limitNewPasswords(strapi, id);

  return useLinkOnce(strapi, input, {
    async use(db) {
      const invited = await lockInvited(strapi, db, input.code);
      checkInvitationUsable(invited.invitation, input.now);

      const account = await choosePassword(strapi, db, invited.account, input);
      const token = await beginSignIn(db, account, { ...input, token: linkSignInToken(strapi, input) });
      if (!token) throw new InvitationNotFound({});
      return { token, trustedBrowser: await trustBrowser(db, account.id, input.trustedBrowser) };
    },
    async repeat(db) {
      const { account } = await lockInvited(strapi, db, input.code);
      if (!(await verifyPassword(input.password, account))) return undefined;
      return { token: linkSignInToken(strapi, input), trustedBrowser: await trustBrowser(db, account.id, input.trustedBrowser) };
    },
  });
}

async function lockInvited(strapi: Core.Strapi, db: Db, code: string): Promise<InvitationWithAccount> {
  const invited = await readInvitation(strapi, db, { code, lock: true });
  if (!invited) throw new InvitationNotFound({});
  return invited;
}
