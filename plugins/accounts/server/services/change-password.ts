import { type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { hasSpaceAround } from '../domain/password.ts';
import { CurrentPasswordWrong } from '../domain/refusals.ts';
import { choosePassword } from './choose-password.ts';
import { countGuess, takeBackGuess } from './guess-store.ts';
import { isPassword, lockAccount } from './person-store.ts';

type Change = Readonly<{ person: number; token: string | null; current: string; password: string }>;

/**
 * Changes the password of somebody who is signed in and knows the present one. Ends their other sign-ins, not this one.
 * @throws CurrentPasswordWrong, PasswordTooShort, … (ACC-10)
 */
export async function changePassword(strapi: Core.Strapi, change: Change): Promise<void> {
  const guess = await countGuess(strapi, [{ subject: `password:${change.person}`, most: GUESSES }]);
  if (!guess) throw new CurrentPasswordWrong({ spaceAround: false });

  await inTransaction(strapi, (db) => choose(strapi, db, change));
  await takeBackGuess(strapi.db.connection, guess);
}

/** How often an hour a signed-in person's present password is looked at: a browser left open is nobody's to try them all. */
const GUESSES = 20;

async function choose(strapi: Core.Strapi, db: Db, { person, token, current, password }: Change): Promise<void> {
  const account = await lockAccount(db, person);
  const right = await isPassword(strapi, current, account);
  if (!account || !right) throw new CurrentPasswordWrong({ spaceAround: hasSpaceAround(current) });

  await choosePassword(strapi, db, account, { password, keep: token });
}
