import { type Db, rows } from '@cordee/kernel';

/** A table whose rows are stored for a limited time: the column they are dated by, and how long they are of use. */
type Purge = Readonly<{
  table: 'cordee.guess' | 'cordee.sign_up' | 'cordee.half_sign_in' | 'cordee.address_change';
  since: 'at' | 'asked_at';
  keepFor: '2 hours' | '7 days';
}>;

/** Deletes up to a thousand rows that have expired; returns whether there were any. */
export async function purgeOlder(db: Db, { table, since, keepFor }: Purge): Promise<boolean> {
  const deleted = await rows(
    db,
    `delete from ${table} where id in (
       select id from ${table} where ${since} < cordee.now() - interval '${keepFor}' order by ${since} limit 1000 for update skip locked) returning id`,
  );
  return deleted.length > 0;
}
