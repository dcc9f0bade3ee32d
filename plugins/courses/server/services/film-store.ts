import { type Db, execute, keepingVersions, notifyJob, row, rows } from '@cordee/kernel';
import type { Fault, Host } from '../domain/film-check.ts';
import type { LessonId } from '../domain/ids.ts';

/**
 * The film of a published lesson. Durations are in seconds: the one that is noted in the lesson, the one that was measured in its file, and
 * the one that a player found where it is another.
 */
export type Film = {
  lesson: LessonId;
  videoLink: string | null;
  fileUrl: string | null;
  noted: number | null;
  measured: number | null;
  found: number | null;
};

/** A film that has a fault, since when, and in which courses; with the noted duration and the one that a player found. */
export type FaultyFilm = {
  lesson: LessonId;
  title: string;
  reference: string;
  host: Host;
  fault: Fault;
  since: Date;
  courses: string[];
  noted: number | null;
  found: number | null;
};

/** The published lessons with a film, and those that had one when they were published (they have a check) and lost it since. */
const FILMS = `select l.document_id as lesson, l.title, l.reference, nullif(trim(l.video_link), '') as "videoLink", f.url as "fileUrl",
    l.duration_seconds as noted, f.duration_seconds as measured, k.found_seconds as found
  from lessons l
  left join cordee.film_check k on k.lesson = l.document_id
  left join cordee.media f on f.owner_type = 'plugin::courses.lesson' and f.field = 'video' and f.owner = l.id
  where l.published_at is not null and (f.file is not null or nullif(trim(l.video_link), '') is not null
    or k.lesson is not null)`;

/** The job that checks the films that are due. */
export const CHECK_FILM = 'courses.check-film';

/** Makes every published film due for a check, and returns how many there are; films that are no longer published are dropped. */
export async function makeAllFilmsDue(db: Db): Promise<number> {
  await execute(db, `delete from cordee.film_check c where not exists (select from (${FILMS}) film where film.lesson = c.lesson)`);
  const due = await rows(
    db,
    `insert into cordee.film_check (lesson, due_at) select film.lesson, cordee.now() from (${FILMS}) film
     on conflict (lesson) do update set due_at = excluded.due_at, attempts = 0, failure = null returning 1`,
  );
  await notifyJob(db, CHECK_FILM);
  return due.length;
}

/** Makes the film of a lesson that was just published due for a check at once, whatever was known of it. */
export async function makeFilmDue(db: Db, lesson: LessonId): Promise<void> {
  await execute(db, 'delete from cordee.film_check where lesson = :lesson', { lesson });
  await execute(
    db,
    `insert into cordee.film_check (lesson, due_at) select film.lesson, cordee.now() from (${FILMS}) film where film.lesson = :lesson`,
    { lesson },
  );
  await notifyJob(db, CHECK_FILM);
}

/** Returns the film of a lesson; undefined when it has none or is not published. */
export const publishedFilm = (db: Db, lesson: LessonId) =>
  row<Film>(
    db,
    `select film.lesson, film."videoLink", film."fileUrl", film.noted, film.measured, film.found from (${FILMS}) film where film.lesson = :lesson`,
    { lesson },
  );

/** Saves which film a lesson has; since when, if it had another one before. (H-87) */
export async function saveFilm(db: Db, lesson: LessonId, identity: string): Promise<void> {
  await execute(
    db,
    `insert into cordee.film (lesson, identity) values (:lesson, :identity)
     on conflict (lesson) do update set identity = excluded.identity, since = cordee.now() where film.identity <> excluded.identity`,
    { lesson, identity },
  );
}

/** Saves that the films in this file of the media library are others from now on; returns their published lessons. (H-87) */
export const saveFilmsReplaced = (db: Db, file: number) =>
  rows<{ lesson: LessonId; film: string }>(
    db,
    `insert into cordee.film (lesson, identity, since)
     select l.document_id, f.url, cordee.now() from lessons l
     join cordee.media f on f.owner_type = 'plugin::courses.lesson' and f.field = 'video' and f.owner = l.id and f.file = :file
     where l.published_at is not null
     on conflict (lesson) do update set identity = excluded.identity, since = excluded.since returning lesson, identity as film`,
    { file },
  );

/** Saves the duration that a player found where another is noted, once, and has the film checked at once. (H-87) */
export async function saveFoundDuration(db: Db, lesson: LessonId, seconds: number): Promise<void> {
  const saved = await row(
    db,
    `update cordee.film_check set found_seconds = :seconds, due_at = cordee.now(), attempts = 0
     where lesson = :lesson and found_seconds is null returning 1`,
    { lesson, seconds },
  );
  if (saved) await notifyJob(db, CHECK_FILM);
}

/** Deletes the check of a film that is no longer published. */
export async function deleteFilmCheck(db: Db, lesson: LessonId): Promise<void> {
  await execute(db, 'delete from cordee.film_check where lesson = :lesson', { lesson });
}

/** Saves what a check found. With `retryIn`, in seconds, the host could not say and the film is due again then. */
export async function saveFilmCheck(
  db: Db,
  check: { lesson: LessonId; host: Host; fault: Fault | null; failure: string | null; retryIn: number | null },
): Promise<void> {
  await execute(
    db,
    `update cordee.film_check set host = :host, checked_at = cordee.now(), fault = :fault, failure = :failure,
       since = case when :fault::text is not null then coalesce(since, cordee.now()) end,
       due_at = cordee.now() + make_interval(secs => cast(:retryIn as float)),
       attempts = case when :failure::text is null then 0 else attempts end
     where lesson = :lesson`,
    check,
  );
}

/**
 * Whether no film still waits for its first answer: those whose host did not respond have been asked. Takes a lock first, so that of two
 * workers that save the last two films one sees both.
 */
export async function allFilmsChecked(db: Db): Promise<boolean> {
  await execute(db, `select pg_advisory_xact_lock(hashtext('cordee.film_check'))`);
  return (await row(db, 'select from cordee.film_check where due_at is not null and failure is null limit 1')) === undefined;
}

/** The result of the last check of every film that is still published. */
export const filmChecks = (db: Db) =>
  rows<{ host: Host; fault: Fault | null }>(
    db,
    `select c.host, c.fault from cordee.film_check c where c.checked_at is not null and c.lesson in (select film.lesson from (${FILMS}) film)`,
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
    `select c.lesson, film.title, film.reference, c.host, c.fault, c.since, film.noted, film.found,
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

/**
 * Saves the duration of a film with its published lesson, and with its draft unless that has another one, as its file or its host says: a
 * typed one may be wrong. Nobody who has the lesson open is stopped by it. (LRN-13, H-87, H-93)
 */
export async function saveDuration(db: Db, lesson: LessonId, seconds: number): Promise<void> {
  const corrected = `update lessons l set duration_seconds = :seconds
    from lessons published
    where published.document_id = :lesson and published.published_at is not null and l.document_id = published.document_id
      and l.duration_seconds is not distinct from published.duration_seconds`;
  await keepingVersions(db, () => execute(db, corrected, { lesson, seconds }));
}

/** The duration in seconds of the film file of a lesson's draft, as measured when it was uploaded; undefined without a file, or if it was not. */
export async function measuredDuration(db: Db, lesson: string): Promise<number | undefined> {
  const measured = await row<{ seconds: number }>(
    db,
    `select f.duration_seconds as seconds from lessons l
     join cordee.media f on f.owner_type = 'plugin::courses.lesson' and f.field = 'video' and f.owner = l.id and f.duration_seconds is not null
     where l.document_id = :lesson and l.published_at is null`,
    { lesson },
  );
  return measured?.seconds;
}
