import { type Db, inTransaction, rows } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { RateLimit } from '../domain/rate-limits.ts';

/**
 * Counts a guess before it is looked at, so that however many come at once, no more than the limit are: gives what to take
 * back when it was right, or undefined when one of these limits is reached.
 */
export const countAttempt = (strapi: Core.Strapi, limits: readonly RateLimit[]): Promise<string[] | undefined> =>
  inTransaction(strapi, async (db) => {
    const subjects = limits.map(({ subject }) => subject).sort();
    // In one order for all, or two guesses would wait for each other.
    for (const subject of subjects) await db.raw('select pg_advisory_xact_lock(hashtextextended(:subject, 1))', { subject });
    const counted = await rows<{ id: string }>(
      db,
      `with asked as (select * from unnest(cast(:subjects as text[]), cast(:maxima as integer[])) as a (subject, most))
       insert into cordee.guess (subject)
       select subject from asked
       where not exists (select from asked a where (select count(*) from cordee.guess g
                           where g.subject = a.subject and g.at > cordee.now() - interval '1 hour') >= a.most)
       returning id`,
      { subjects: limits.map(({ subject }) => subject), maxima: limits.map(({ maxPerHour }) => maxPerHour) } as never,
    );
    return counted.length > 0 ? counted.map(({ id }) => id) : undefined;
  });

/** A guess that was right does not count. */
export async function refundAttempt(db: Db, attempt: readonly string[]): Promise<void> {
  await db.raw('delete from cordee.guess where id = any(cast(:attempt as bigint[]))', { attempt } as never);
}
