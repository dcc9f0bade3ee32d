import { type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { type Account, accountById, lockAccount } from '../person/person-store.ts';
import { countAttempt, refundAttempt } from '../rate-limit/rate-limit-store.ts';
import { hasSpaceAround } from './domain/password.ts';
import { CurrentPasswordWrong } from './domain/refusals.ts';
import { authenticate } from './password-store.ts';

/** How many wrong passwords an hour are checked for a signed-in person, so that nobody can try them all in a browser left open. */
const MAX_ATTEMPTS_PER_HOUR = 20;

/** Who does something that only they may do, and the current password that they typed. */
type Confirmation = Readonly<{ person: PersonId; current: string }>;

/**
 * Runs `work`, which only the person themself may do, once they have typed their current password: in one transaction, with their
 * account locked. The password is compared before it begins: whoever waits for their turn keeps no connection to the database. @throws CurrentPasswordWrong, and whatever `work` throws (ACC-10)
 */
export const withPassword = <T>(
  strapi: Core.Strapi,
  confirmation: Confirmation,
  work: (db: Db, account: Account) => Promise<T>,
): Promise<T> =>
  withPasswordRateLimit(strapi, confirmation.person, async () => {
    const confirmed = await confirmPassword(strapi.db.connection, confirmation);
    return inTransaction(strapi, async (db) => work(db, await lockConfirmed(db, confirmation, confirmed)));
  });

/** Returns the account of a person who has typed their current password. @throws CurrentPasswordWrong */
export async function confirmPassword(db: Db, { person, current }: Confirmation): Promise<Account> {
  const account = await authenticate(db, current, await accountById(db, person));
  if (!account) throw new CurrentPasswordWrong({ spaceAround: hasSpaceAround(current) });

  return account;
}

/** Locks the account of a person who was `confirmed`. One whose hash has changed since is compared again. @throws CurrentPasswordWrong */
export async function lockConfirmed(db: Db, confirmation: Confirmation, confirmed: Account): Promise<Account> {
  const account = await lockAccount(db, confirmation.person);
  return account && account.password === confirmed.password ? account : confirmPassword(db, confirmation);
}

/**
 * Runs `work`, which verifies the current password of this person, unless too many were wrong lately. A correct one is not counted as a
 * failed attempt, even when `work` then refuses. @throws CurrentPasswordWrong, and whatever `work` throws (ACC-10)
 */
export async function withPasswordRateLimit<T>(strapi: Core.Strapi, person: PersonId, work: () => Promise<T>): Promise<T> {
  const attempt = await countAttempt(strapi, [{ subject: `password:${person}`, maxPerHour: MAX_ATTEMPTS_PER_HOUR }]);
  if (!attempt) throw new CurrentPasswordWrong({ spaceAround: false });

  let isWrong = false;
  try {
    return await work();
  } catch (error) {
    isWrong = error instanceof CurrentPasswordWrong;
    throw error;
  } finally {
    if (!isWrong) await refundAttempt(strapi.db.connection, attempt);
  }
}
