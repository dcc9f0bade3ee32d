import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { invitationLink } from '../domain/link.ts';
import { usePreparedLink } from '../link-use/use-link-once.ts';
import { hashChosenPassword, setPassword } from '../password/choose-password.ts';
import { withNewPasswordLimit } from '../password/with-new-password-limit.ts';
import type { Account } from '../person/person-store.ts';
import type { SignInTokens } from '../sign-in/sign-in.ts';
import { type LinkSignInInput, repeatSignInByLink, signInByLink } from '../sign-in/sign-in-by-link.ts';
import { checkInvitationUsable } from './domain/invitation.ts';
import { InvitationNotFound } from './domain/refusals.ts';
import { readInvitation } from './read-invitation.ts';

/**
 * Accepts an invitation, once: sets the first password and signs the person in.
 * @throws InvitationNotFound, TooManyPasswords, InvitationExpired, InvitationUsed, PasswordTooShort, … (ACC-4)
 */
export async function acceptInvitation(strapi: Core.Strapi, input: LinkSignInInput): Promise<SignInTokens> {
  const id = invitationLink.idIn(input.code, appOf(strapi).settings.LINK_SECRET);
  if (!id) throw new InvitationNotFound({});

  return withNewPasswordLimit(strapi, id, () =>
    usePreparedLink(strapi, input, {
      async prepare(connection) {
        const hash = await hashChosenPassword(input.password, await lockInvited(strapi, connection, input));
        return async (db) => {
          const account = await setPassword(strapi, db, await lockInvited(strapi, db, input), { hash });
          return signInByLink(strapi, db, account, input);
        };
      },
      async repeat(db) {
        const invited = await readInvitation(strapi, db, input);
        return invited && repeatSignInByLink(strapi, db, invited.account.email, input);
      },
    }),
  );
}

/**
 * Returns the account of an invitation that works, which stays locked until the transaction ends, if there is one.
 * @throws InvitationNotFound, InvitationExpired, InvitationUsed
 */
async function lockInvited(strapi: Core.Strapi, db: Db, { code, now }: Pick<LinkSignInInput, 'code' | 'now'>): Promise<Account> {
  const invited = await readInvitation(strapi, db, { code, lock: true });
  if (!invited) throw new InvitationNotFound({});
  checkInvitationUsable(invited.invitation, now);

  return invited.account;
}
