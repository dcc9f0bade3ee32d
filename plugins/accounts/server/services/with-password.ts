import { type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { hasSpaceAround } from '../domain/password.ts';
import { CurrentPasswordWrong } from '../domain/refusals.ts';
import { type Account, lockAccount, verifyPassword } from './person-store.ts';
import { countAttempt, refundAttempt } from './rate-limit-store.ts';

/** How often an hour a signed-in person's present password is looked at: a browser left open is nobody's to try them all. */
const MAX_ATTEMPTS_PER_HOUR = 20;

/**
 * Does what only the person themself may do, in one transaction with their account locked, once they have typed their
 * present password. @throws CurrentPasswordWrong, and whatever `work` throws (ACC-10)
 */
export async function withPassword<T>(
  strapi: Core.Strapi,
  { person, current }: Readonly<{ person: number; current: string }>,
  work: (db: Db, account: Account) => Promise<T>,
): Promise<T> {
  const attempt = await countAttempt(strapi, [{ subject: `password:${person}`, maxPerHour: MAX_ATTEMPTS_PER_HOUR }]);
  if (!attempt) throw new CurrentPasswordWrong({ spaceAround: false });

  let right = false;
  try {
    return await inTransaction(strapi, async (db) => {
      const account = await lockAccount(db, person);
      right = await verifyPassword(strapi, current, account);
      if (!account || !right) throw new CurrentPasswordWrong({ spaceAround: hasSpaceAround(current) });

      return work(db, account);
    });
  } finally {
    // A right password was no guess, whatever else is refused.
    if (right) await refundAttempt(strapi.db.connection, attempt);
  }
}
