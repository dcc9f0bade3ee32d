import { type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { type Account, lockAccount } from '../person/person-store.ts';
import { countAttempt, refundAttempt } from '../rate-limit/rate-limit-store.ts';
import { hasSpaceAround } from './domain/password.ts';
import { CurrentPasswordWrong } from './domain/refusals.ts';
import { authenticate } from './password-store.ts';

/** How many wrong passwords an hour are checked for a signed-in person, so that nobody can try them all in a browser left open. */
const MAX_ATTEMPTS_PER_HOUR = 20;

/**
 * Runs `work`, which only the person themself may do, once they have typed their current password: in one transaction, with their
 * account locked. @throws CurrentPasswordWrong, and whatever `work` throws (ACC-10)
 */
export async function withPassword<T>(
  strapi: Core.Strapi,
  { person, current }: Readonly<{ person: PersonId; current: string }>,
  work: (db: Db, account: Account) => Promise<T>,
): Promise<T> {
  const attempt = await countAttempt(strapi, [{ subject: `password:${person}`, maxPerHour: MAX_ATTEMPTS_PER_HOUR }]);
  if (!attempt) throw new CurrentPasswordWrong({ spaceAround: false });

  let matches = false;
  try {
    return await inTransaction(strapi, async (db) => {
      const account = await authenticate(db, current, await lockAccount(db, person));
      matches = account !== undefined;
      if (!account) throw new CurrentPasswordWrong({ spaceAround: hasSpaceAround(current) });

      return work(db, account);
    });
  } finally {
    // A correct password is not counted as a failed attempt, even when `work` refuses.
    if (matches) await refundAttempt(strapi.db.connection, attempt);
  }
}
