import { type Db, row, rows } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';
import { type ConnectionLogEntry, IDLE_MINUTES } from './domain/connection-log.ts';

/** Returns when the person was last active; undefined when they never connected. (ACC-17) */
export const lastSeen = (db: Db, person: PersonId) =>
  row<{ at: Date }>(db, 'select seen_at as at from cordee.connection where person = :person order by began_at desc limit 1', { person });

/** Returns the log entries of the person between two moments, and those close enough to join them. */
export const connectionLogBetween = (db: Db, person: PersonId, { from, until }: { from: Date; until: Date }) =>
  rows<ConnectionLogEntry>(
    db,
    `select began_at as "beganAt", seen_at as "seenAt", signed_in as "signedIn" from cordee.connection
     where person = :person and began_at < cast(:until as timestamptz) + interval '${IDLE_MINUTES} minutes'
       and seen_at >= cast(:from as timestamptz) - interval '${IDLE_MINUTES} minutes'
     order by began_at`,
    { person, from, until },
  );

/**
 * CTEs for a `with` clause that log the activity of the person in the CTE `active`: they extend the latest entry, or begin a new one when
 * the person was idle for too long. Two concurrent requests may insert two rows, which are read as one interval. (ACC-17)
 */
export const LOG_CONNECTION = `
  latest as (
    select c.id, c.seen_at >= cordee.now() - interval '${IDLE_MINUTES} minutes' as continues
    from active cross join lateral (select id, seen_at from cordee.connection where person = active.person order by began_at desc limit 1) c
  ), extended as (
    update cordee.connection c set seen_at = greatest(c.seen_at, cordee.now()) from latest where c.id = latest.id and latest.continues
  ), started as (
    insert into cordee.connection (person, signed_in)
    select person, false from active where not exists (select from latest where continues)
  )`;
