import { type Db, execute, inTransaction, row, rows } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { RateLimit } from './domain/rate-limits.ts';

/**
 * Counts an attempt before it is checked, so that concurrent attempts cannot exceed a limit. Returns what `refundAttempt` needs when the
 * attempt succeeds, or undefined when one of these limits is reached.
 */
export const countAttempt = (strapi: Core.Strapi, limits: readonly RateLimit[]): Promise<string[] | undefined> =>
  inTransaction(strapi, async (db) => {
    const subjects = limits.map(({ subject }) => subject).sort();
    // Locked in a fixed order, so that two attempts cannot deadlock.
    for (const subject of subjects) await execute(db, 'select pg_advisory_xact_lock(hashtextextended(:subject, 1))', { subject });
    const counted = await rows<{ id: string }>(
      db,
      `with requested as (select * from unnest(cast(:subjects as text[]), cast(:maxima as integer[])) as a (subject, most))
       insert into cordee.guess (subject)
       select subject from requested
       where not exists (select from requested a where (select count(*) from cordee.guess g
                           where g.subject = a.subject and g.at > cordee.now() - interval '1 hour') >= a.most)
       returning id`,
      bindingsOf(limits),
    );
    return counted.length > 0 ? counted.map(({ id }) => id) : undefined;
  });

/** Returns in how many minutes each of these limits takes one more attempt; undefined when none is reached. */
export async function minutesUntilFree(db: Db, limits: readonly RateLimit[]): Promise<number | undefined> {
  const free = await row<{ minutes: number | null }>(
    db,
    `select ceil(extract(epoch from max(nth.at) + interval '1 hour' - cordee.now()) / 60)::integer as minutes
     from unnest(cast(:subjects as text[]), cast(:maxima as integer[])) as a (subject, most)
     cross join lateral (
       select g.at from cordee.guess g where g.subject = a.subject and g.at > cordee.now() - interval '1 hour'
       order by g.at desc offset a.most - 1 limit 1
     ) nth`,
    bindingsOf(limits),
  );
  return free?.minutes ?? undefined;
}

const bindingsOf = (limits: readonly RateLimit[]) => ({
  subjects: limits.map(({ subject }) => subject),
  maxima: limits.map(({ maxPerHour }) => maxPerHour),
});

/** Takes back the count of an attempt that succeeded. */
export async function refundAttempt(db: Db, attempt: readonly string[]): Promise<void> {
  await execute(db, 'delete from cordee.guess where id = any(cast(:attempt as bigint[]))', { attempt });
}
