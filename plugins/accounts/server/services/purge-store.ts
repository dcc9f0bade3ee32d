import { type Db, rows } from '@cordee/kernel';

/** What is kept for a time only: its table, when each row began, and for how long it is of use. */
type Purge = Readonly<{
  table: 'cordee.guess' | 'cordee.sign_up' | 'cordee.half_sign_in' | 'cordee.address_change';
  since: 'at' | 'asked_at';
  keepFor: '2 hours' | '7 days';
}>;

/** Forgets a thousand rows that are of no use any more; says whether there were some. */
export async function purgeOlder(db: Db, { table, since, keepFor }: Purge): Promise<boolean> {
  const gone = await rows(
    db,
    `delete from ${table} where id in (
       select id from ${table} where ${since} < cordee.now() - interval '${keepFor}' order by ${since} limit 1000 for update skip locked) returning id`,
  );
  return gone.length > 0;
}
