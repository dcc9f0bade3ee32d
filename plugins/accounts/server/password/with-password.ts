import { type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { type Account, accountById, lockAccount } from '../person/person-store.ts';
import type { RateLimit } from '../rate-limit/domain/rate-limits.ts';
import { type AttemptLimit, withRateLimit } from '../rate-limit/with-rate-limit.ts';
import { againIfChanged, ChangedMeanwhile } from './again-if-changed.ts';
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
  withPasswordRateLimit(strapi, confirmation.person, () =>
    againIfChanged(async () => {
      const confirmed = await confirmPassword(strapi.db.connection, confirmation);
      return inTransaction(strapi, async (db) => work(db, await lockConfirmed(db, confirmed)));
    }),
  );

/** Returns the account of a person who has typed their current password. @throws CurrentPasswordWrong */
export async function confirmPassword(db: Db, { person, current }: Confirmation): Promise<Account> {
  const account = await authenticate(db, current, await accountById(db, person));
  if (!account) throw new CurrentPasswordWrong({ spaceAround: hasSpaceAround(current) });

  return account;
}

/** Locks the account of a person who was confirmed. @throws ChangedMeanwhile when its hash has changed since */
export async function lockConfirmed(db: Db, { id, password }: Account): Promise<Account> {
  const account = await lockAccount(db, id);
  if (account?.password !== password) throw new ChangedMeanwhile();

  return account;
}

/**
 * Runs `work`, which verifies the current password of this person, unless too many were wrong lately. A correct one is not counted as a
 * failed attempt, even when `work` then refuses. @throws CurrentPasswordWrong, and whatever `work` throws (ACC-10)
 */
export const withPasswordRateLimit = <T>(strapi: Core.Strapi, person: PersonId, work: () => Promise<T>): Promise<T> =>
  withRateLimit(strapi, wrongPasswords({ subject: `password:${person}`, maxPerHour: MAX_ATTEMPTS_PER_HOUR }), work);

/** A limit of wrong passwords alone: beyond it every password is wrong. */
export const wrongPasswords = (limit: RateLimit): AttemptLimit => ({
  limits: [limit],
  refused: () => new CurrentPasswordWrong({ spaceAround: false }),
  isSpent: (error) => error instanceof CurrentPasswordWrong,
});
