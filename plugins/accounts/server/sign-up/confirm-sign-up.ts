import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { confirmationLink } from '../domain/link.ts';
import { type LinkAttempt, useLinkOnce } from '../link-use/use-link-once.ts';
import { hasSpaceAround } from '../password/domain/password.ts';
import { CurrentPasswordWrong, LinkInvalid } from '../password/domain/refusals.ts';
import { hashPassword, matchPassword, savePasswordHash, verifyPassword } from '../password/password-store.ts';
import { accountByEmail, lockAccount, openAccount } from '../person/person-store.ts';
import { countAttempt } from '../rate-limit/rate-limit-store.ts';
import { revokeAccess } from '../sign-in/revoke-access.ts';
import { beginSignIn, linkSignInToken, type SignInTokens } from '../sign-in/sign-in.ts';
import { trustBrowser } from '../sign-in/trusted-browser-store.ts';
import { consumeSignUp, signUpOf } from './sign-up-store.ts';

type ConfirmSignUpInput = LinkAttempt & Readonly<{ password: string; clientAddress: string }>;

/** How many passwords an hour are checked for one sign-up. */
const MAX_ATTEMPTS_PER_HOUR = 10;

/**
 * Confirms a sign-up with the link sent to its address and the password chosen then: otherwise somebody who reads the mail but
 * requested nothing would open an account with a stranger's password. Opens the account and signs the person in. An account that
 * others opened for the person retains its name; one that already has a password cannot be claimed.
 * @throws LinkInvalid, CurrentPasswordWrong (ACC-3, ACC-4)
 */
export async function confirmSignUp(strapi: Core.Strapi, input: ConfirmSignUpInput): Promise<SignInTokens> {
  const id = confirmationLink.idIn(input.code, appOf(strapi).settings.LINK_SECRET);
  if (!id) throw new LinkInvalid({});
  const attempt = await countAttempt(strapi, [{ subject: `confirm:${id}`, maxPerHour: MAX_ATTEMPTS_PER_HOUR }]);
  if (!attempt) throw new CurrentPasswordWrong({ spaceAround: false });

  return useLinkOnce(strapi, input, {
    use: (db) => openConfirmedAccount(strapi, db, id, input),
    async repeat(db) {
      const signUp = await signUpOf(db, id);
      const account = signUp && (await accountByEmail(db, signUp.email));
      if (!account || !(await verifyPassword(strapi, input.password, account))) return undefined;
      return { token: linkSignInToken(strapi, input), trustedBrowser: await trustBrowser(db, account.id, input.trustedBrowser) };
    },
  });
}

async function openConfirmedAccount(
  strapi: Core.Strapi,
  db: Db,
  id: string,
  { password, ...input }: ConfirmSignUpInput,
): Promise<SignInTokens> {
  const signUp = await consumeSignUp(db, id);
  if (!signUp) throw new LinkInvalid({});
  const match = await matchPassword(strapi, password, signUp.passwordHash);
  if (!match) throw new CurrentPasswordWrong({ spaceAround: hasSpaceAround(password) });

  const { id: person } = await openAccount(strapi, db, signUp);
  const account = await lockAccount(db, person);
  if (!account || account.password !== null || account.blocked) throw new LinkInvalid({});

  const hash = match === 'normal' ? signUp.passwordHash : await hashPassword(strapi, password);
  await savePasswordHash(db, person, hash);
  await revokeAccess(strapi, db, account, { cause: 'password-changed' });
  const token = await beginSignIn(db, { id: person, password: hash }, { ...input, token: linkSignInToken(strapi, input) });
  if (!token) throw new LinkInvalid({});
  return { token, trustedBrowser: await trustBrowser(db, person, input.trustedBrowser) };
}
