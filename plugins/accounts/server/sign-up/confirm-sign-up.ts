import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { confirmationLink } from '../domain/link.ts';
import { linkState } from '../domain/link-state.ts';
import { usePreparedLink } from '../link-use/use-link-once.ts';
import { hasSpaceAround } from '../password/domain/password.ts';
import { CurrentPasswordWrong, LinkInvalid } from '../password/domain/refusals.ts';
import { matchPassword } from '../password/password-hash.ts';
import { savePasswordHash } from '../password/password-store.ts';
import { wrongPasswords } from '../password/with-password.ts';
import { withRateLimit } from '../rate-limit/with-rate-limit.ts';
import { revokeAccess } from '../sign-in/revoke-access.ts';
import type { SignInTokens } from '../sign-in/sign-in.ts';
import { type LinkSignInInput, repeatSignInByLink, signInByLink } from '../sign-in/sign-in-by-link.ts';
import { openOwnAccount } from './claim-account.ts';
import { consumeSignUp, type SignUp, signUpOf } from './sign-up-store.ts';

/** How many wrong passwords an hour are checked for one sign-up. */
const MAX_ATTEMPTS_PER_HOUR = 10;

/**
 * Confirms a sign-up with the link sent to its address and the password chosen then: otherwise somebody who reads the mail but
 * requested nothing would open an account with a stranger's password. Opens the account and signs the person in. An account that
 * others opened for the person retains its name; one that already has a password cannot be claimed.
 * @throws LinkInvalid, CurrentPasswordWrong (ACC-3, ACC-4)
 */
export async function confirmSignUp(strapi: Core.Strapi, input: LinkSignInInput): Promise<SignInTokens> {
  const id = confirmationLink.idIn(input.code, appOf(strapi).settings.LINK_SECRET);
  if (!id) throw new LinkInvalid({});

  const limit = wrongPasswords({ subject: `confirm:${id}`, maxPerHour: MAX_ATTEMPTS_PER_HOUR });
  return withRateLimit(strapi, limit, () =>
    usePreparedLink(strapi, input, {
      async prepare(connection) {
        const hash = await confirmedHash(await signUpOf(connection, id), input);
        return (db) => openConfirmedAccount(strapi, db, { ...input, id, hash });
      },
      async repeat(db) {
        const signUp = await signUpOf(db, id);
        return signUp && repeatSignInByLink(strapi, db, signUp.email, input);
      },
    }),
  );
}

/** Returns the hash of the password that was chosen when signing up. @throws LinkInvalid, CurrentPasswordWrong */
async function confirmedHash(signUp: SignUp | undefined, { password, now }: LinkSignInInput): Promise<string> {
  if (!signUp || linkState(signUp, now) !== 'open') throw new LinkInvalid({});
  const hash = await matchPassword(password, signUp.passwordHash);
  if (!hash) throw new CurrentPasswordWrong({ spaceAround: hasSpaceAround(password) });

  return hash;
}

async function openConfirmedAccount(
  strapi: Core.Strapi,
  db: Db,
  { id, hash, ...input }: LinkSignInInput & Readonly<{ id: string; hash: string }>,
): Promise<SignInTokens> {
  const signUp = await consumeSignUp(db, id);
  if (!signUp) throw new LinkInvalid({});

  const account = await openOwnAccount(strapi, db, signUp);
  await savePasswordHash(db, account.id, hash);
  await revokeAccess(strapi, db, account, { cause: 'password-changed' });
  return signInByLink(strapi, db, { id: account.id, password: hash }, input);
}
