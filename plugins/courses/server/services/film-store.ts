import { type Db, execute, row, rows } from '@cordee/kernel';
import type { Fault, Host } from '../domain/film-check.ts';

/** A published film that is due for a check. */
export type Film = { lesson: string; videoLink: string | null; fileUrl: string | null };

/** A film that does not play, why, since when, and in which courses. */
export type FaultyFilm = { lesson: string; title: string; reference: string; host: Host; fault: Fault; since: Date; courses: string[] };

const FILMS = `select l.document_id as lesson, l.title, l.reference, nullif(trim(l.video_link), '') as "videoLink", f.url as "fileUrl"
  from lessons l
  left join files_related_mph r on r.related_type = 'plugin::courses.lesson' and r.field = 'video' and r.related_id = l.id
  left join files f on f.id = r.file_id
  where l.published_at is not null and (f.id is not null or nullif(trim(l.video_link), '') is not null)`;

/**
 * Claims one film not checked since a moment; undefined when none is due or another worker is checking one. The advisory lock lasts until
 * the end of the transaction.
 */
export const claimDueFilm = (db: Db, since: Date) =>
  row<Film>(
    db,
    `select film.lesson, film."videoLink", film."fileUrl" from (${FILMS}) film
     left join cordee.film_check c on c.lesson = film.lesson
     where (c.checked_at is null or c.checked_at < :since) and pg_try_advisory_xact_lock(hashtext('cordee.film_check'))
     order by c.checked_at nulls first, film.lesson limit 1`,
    { since },
  );

export async function saveFilmCheck(db: Db, check: { lesson: string; host: Host; fault: Fault | null }): Promise<void> {
  await execute(
    db,
    `insert into cordee.film_check (lesson, host, checked_at, fault, since)
     values (:lesson, :host, cordee.now(), :fault, case when :fault::text is not null then cordee.now() end)
     on conflict (lesson) do update set host = excluded.host, checked_at = excluded.checked_at, fault = excluded.fault,
       since = case when excluded.fault is not null then coalesce(film_check.since, excluded.since) end`,
    check,
  );
}

/** Deletes the check of a film, so that a lesson published again is checked again. */
export async function deleteFilmCheck(db: Db, lesson: string): Promise<void> {
  await execute(db, 'delete from cordee.film_check where lesson = :lesson', { lesson });
}

/** Whether every published film has been checked since a moment. */
export const allFilmsChecked = async (db: Db, since: Date): Promise<boolean> =>
  (await row(
    db,
    `select from (${FILMS}) film left join cordee.film_check c on c.lesson = film.lesson where c.checked_at is null or c.checked_at < :since limit 1`,
    { since },
  )) === undefined;

/** The result of the last check of every film that is still published. */
export const filmChecks = (db: Db) =>
  rows<{ host: Host; fault: Fault | null }>(
    db,
    `select c.host, c.fault from cordee.film_check c where c.lesson in (select film.lesson from (${FILMS}) film)`,
  );

/** Saves which hosts are down; returns those that were not before. */
export async function saveHostsDown(db: Db, hosts: readonly Host[]): Promise<Host[]> {
  await execute(db, 'delete from cordee.film_host_down where host <> all(:hosts::text[])', { hosts });
  const newlyDown = await rows<{ host: Host }>(
    db,
    'insert into cordee.film_host_down (host) select unnest(:hosts::text[]) on conflict do nothing returning host',
    { hosts },
  );
  return newlyDown.map(({ host }) => host);
}

/** Lists the films that do not play, with the courses concerned, longest outage first. */
export const faultyFilms = (db: Db) =>
  rows<FaultyFilm>(
    db,
    `select c.lesson, film.title, film.reference, c.host, c.fault, c.since,
       coalesce((select json_agg(distinct co.title) from cordee.course_outline o join courses co on co.document_id = o.course and co.published_at is not null
                 where o.lesson = c.lesson), '[]') as courses
     from cordee.film_check c join (${FILMS}) film on film.lesson = c.lesson
     where c.fault is not null order by c.since, film.reference`,
  );

/** When films were last checked, and how many there are. */
export const lastFilmCheck = (db: Db) =>
  row<{ at: Date | null; films: number }>(
    db,
    `select max(c.checked_at) as at, count(*)::integer as films from cordee.film_check c where c.lesson in (select film.lesson from (${FILMS}) film)`,
  );

/** The film file of a published lesson. */
export const filmOf = (db: Db, lesson: string) =>
  row<{ url: string }>(
    db,
    `select f.url from lessons l join files_related_mph r on r.related_type = 'plugin::courses.lesson' and r.field = 'video' and r.related_id = l.id
     join files f on f.id = r.file_id where l.document_id = :lesson and l.published_at is not null`,
    { lesson },
  );

/** Saves the duration of a film with its lesson, published and draft. */
export async function saveDuration(db: Db, duration: { lesson: string; seconds: number }): Promise<void> {
  await execute(db, 'update lessons set duration_seconds = :seconds where document_id = :lesson', duration);
}
