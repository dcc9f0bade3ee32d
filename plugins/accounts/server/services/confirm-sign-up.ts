import { appOf, type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { confirmationLink } from '../domain/link.ts';
import { hasSpaceAround } from '../domain/password.ts';
import { CurrentPasswordWrong, LinkIsDead } from '../domain/refusals.ts';
import { lockAccount, openAccount, passwordMatches, savePasswordHash } from './person-store.ts';
import { countAttempt } from './rate-limit-store.ts';
import { revokeAccess } from './revoke-access.ts';
import { beginSignIn, type SignInTokens } from './sign-in.ts';
import { consumeSignUp } from './sign-up-store.ts';
import { trustBrowser } from './trusted-browser-store.ts';

type ConfirmSignUpInput = Readonly<{ code: string; password: string; trustedBrowser: string | null; clientAddress: string }>;

/** How often an hour the password of one request is looked at. */
const MAX_ATTEMPTS_PER_HOUR = 10;

/**
 * Confirms an address by the link that was sent to it, and the password that was chosen when it was asked for: whoever reads
 * the mail but did not ask would otherwise open an account to a stranger's password. The account is there from now on, and
 * its person signed in. One that was opened for them by others keeps the name it has; one that has a password is nobody's
 * to take over. @throws LinkIsDead, CurrentPasswordWrong (ACC-3, ACC-4)
 */
export async function confirmSignUp(strapi: Core.Strapi, input: ConfirmSignUpInput): Promise<SignInTokens> {
  const id = confirmationLink.idIn(input.code, appOf(strapi).settings.LINK_SECRET);
  if (!id) throw new LinkIsDead({});
  const attempt = await countAttempt(strapi, [{ subject: `confirm:${id}`, maxPerHour: MAX_ATTEMPTS_PER_HOUR }]);
  if (!attempt) throw new CurrentPasswordWrong({ spaceAround: false });

  return inTransaction(strapi, (db) => confirm(strapi, db, id, input));
}

async function confirm(
  strapi: Core.Strapi,
  db: Db,
  id: string,
  { password, trustedBrowser, clientAddress }: ConfirmSignUpInput,
): Promise<SignInTokens> {
  const signUp = await consumeSignUp(db, id);
  if (!signUp) throw new LinkIsDead({});
  if (!(await passwordMatches(strapi, password, signUp.passwordHash)))
    throw new CurrentPasswordWrong({ spaceAround: hasSpaceAround(password) });

  const { id: person } = await openAccount(strapi, db, signUp);
  const account = await lockAccount(db, person);
  if (!account || account.password !== null || account.blocked) throw new LinkIsDead({});

  await savePasswordHash(db, person, signUp.passwordHash);
  await revokeAccess(strapi, db, account, { cause: 'password-changed' });
  const token = await beginSignIn(db, { id: person, password: signUp.passwordHash }, { clientAddress });
  if (!token) throw new LinkIsDead({});
  return { token, trustedBrowser: await trustBrowser(db, person, trustedBrowser) };
}
