import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { invitationLink } from '../domain/link.ts';
import { useLinkOnce } from '../link-use/use-link-once.ts';
import { choosePassword } from '../password/choose-password.ts';
import { limitNewPasswords } from '../password/limit-new-passwords.ts';
import type { SignInTokens } from '../sign-in/sign-in.ts';
import { type LinkSignInInput, repeatSignInByLink, signInByLink } from '../sign-in/sign-in-by-link.ts';
import { checkInvitationUsable } from './domain/invitation.ts';
import { InvitationNotFound } from './domain/refusals.ts';
import { type InvitationWithAccount, readInvitation } from './read-invitation.ts';

/**
 * Accepts an invitation, once: sets the first password and signs the person in.
 * @throws InvitationNotFound, TooManyPasswords, InvitationExpired, InvitationUsed, PasswordTooShort, … (ACC-4)
 */
export async function acceptInvitation(strapi: Core.Strapi, input: LinkSignInInput): Promise<SignInTokens> {
  const id = invitationLink.idIn(input.code, appOf(strapi).settings.LINK_SECRET);
  if (!id) throw new InvitationNotFound({});
  await limitNewPasswords(strapi, id);

  return useLinkOnce(strapi, input, {
    async use(db) {
      const invited = await lockInvited(strapi, db, input.code);
      checkInvitationUsable(invited.invitation, input.now);

      const account = await choosePassword(strapi, db, invited.account, input);
      return signInByLink(strapi, db, account, input);
    },
    async repeat(db) {
      const { account } = await lockInvited(strapi, db, input.code);
      return repeatSignInByLink(strapi, db, account.email, input);
    },
  });
}

async function lockInvited(strapi: Core.Strapi, db: Db, code: string): Promise<InvitationWithAccount> {
  const invited = await readInvitation(strapi, db, { code, lock: true });
  if (!invited) throw new InvitationNotFound({});
  return invited;
}
