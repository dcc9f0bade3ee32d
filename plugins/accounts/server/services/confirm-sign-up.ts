import { appOf, type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { confirmationLink } from '../domain/link.ts';
import { hasSpaceAround } from '../domain/password.ts';
import { CurrentPasswordWrong, LinkIsDead } from '../domain/refusals.ts';
import { closeDoors } from './close-doors.ts';
import { rememberDevice } from './device-store.ts';
import { countGuess } from './guess-store.ts';
import { keepHash, lockAccount, matches, openAccount } from './person-store.ts';
import { beginSignIn, type Kept } from './sign-in.ts';
import { takeSignUp } from './sign-up-store.ts';

type Confirming = Readonly<{ code: string; password: string; device: string | null; clientAddress: string }>;

/** How often an hour the password of one request is looked at. */
const GUESSES = 10;

/**
 * Confirms an address by the link that was sent to it, and the password that was chosen when it was asked for: whoever reads
 * the mail but did not ask would otherwise open an account to a stranger's password. The account is there from now on, and
 * its person signed in. One that was opened for them by others keeps the name it has; one that has a password is nobody's
 * to take over. @throws LinkIsDead, CurrentPasswordWrong (ACC-3, ACC-4)
 */
export async function confirmSignUp(strapi: Core.Strapi, confirming: Confirming): Promise<Kept> {
  const id = confirmationLink.idIn(confirming.code, appOf(strapi).settings.LINK_SECRET);
  if (!id) throw new LinkIsDead({});
  const guess = await countGuess(strapi, [{ subject: `confirm:${id}`, most: GUESSES }]);
  if (!guess) throw new CurrentPasswordWrong({ spaceAround: false });

  return inTransaction(strapi, (db) => confirm(strapi, db, id, confirming));
}

async function confirm(strapi: Core.Strapi, db: Db, id: string, { password, device, clientAddress }: Confirming): Promise<Kept> {
  const asked = await takeSignUp(db, id);
  if (!asked) throw new LinkIsDead({});
  if (!(await matches(strapi, password, asked.passwordHash))) throw new CurrentPasswordWrong({ spaceAround: hasSpaceAround(password) });

  const { id: person } = await openAccount(strapi, db, asked);
  const account = await lockAccount(db, person);
  if (!account || account.password !== null || account.blocked) throw new LinkIsDead({});

  await keepHash(db, person, asked.passwordHash);
  await closeDoors(strapi, db, account, { cause: 'password-changed' });
  const token = await beginSignIn(db, { id: person, password: asked.passwordHash }, { clientAddress });
  if (!token) throw new LinkIsDead({});
  return { token, device: await rememberDevice(db, person, device) };
}
