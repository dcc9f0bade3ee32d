import { type Db, row, rows } from '@cordee/kernel';
import { type ConnectionLogEntry, IDLE_MINUTES } from '../domain/connection-log.ts';

/** When the person was last seen; undefined when they never connected. (ACC-17) */
export const lastSeen = (db: Db, person: number) =>
  row<{ at: Date }>(db, 'select seen_at as at from cordee.connection where person = :person order by began_at desc limit 1', { person });

/** What is kept of the person being there between two moments, and of what joins it. */
export const connectionLogBetween = (db: Db, person: number, { from, until }: { from: Date; until: Date }) =>
  rows<ConnectionLogEntry>(
    db,
    `select began_at as "beganAt", seen_at as "seenAt", signed_in as "signedIn" from cordee.connection
     where person = :person and began_at < cast(:until as timestamptz) + interval '${IDLE_MINUTES} minutes'
       and seen_at >= cast(:from as timestamptz) - interval '${IDLE_MINUTES} minutes'
     order by began_at`,
    { person, from, until },
  );

/**
 * Statements of a `with`, for when `noted` says whose activity is noted: it goes on with what was kept last, unless the person was
 * quiet for too long. Two at once may keep two rows, which are read as one. (ACC-17)
 */
export const LOG_CONNECTION = `
  latest as (
    select c.id, c.seen_at >= cordee.now() - interval '${IDLE_MINUTES} minutes' as goes_on
    from noted cross join lateral (select id, seen_at from cordee.connection where person = noted.person order by began_at desc limit 1) c
  ), gone_on as (
    update cordee.connection c set seen_at = greatest(c.seen_at, cordee.now()) from latest where c.id = latest.id and latest.goes_on
  ), begun as (
    insert into cordee.connection (person, signed_in)
    select person, false from noted where not exists (select from latest where goes_on)
  )`;
