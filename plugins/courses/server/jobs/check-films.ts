import { appOf, type Db, daily, leasedQueue, queueMail, type ScheduledJob } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { hostsDown, retryHostAfter } from '../domain/film-check.ts';
import type { LessonId } from '../domain/ids.ts';
import { hostDown } from '../emails/host-down.ts';
import { checkFilm, type FilmCheck } from '../services/check-film.ts';
import { correctDuration } from '../services/correct-duration.ts';
import {
  allFilmsChecked,
  CHECK_FILM,
  deleteFilmCheck,
  filmChecks,
  makeAllFilmsDue,
  publishedFilm,
  saveFilmCheck,
  saveHostsDown,
} from '../services/film-store.ts';

/** Makes every film due for a check each night. (LRN-5) */
export const checkFilms: ScheduledJob = {
  id: 'courses.check-films',
  name: { fr: 'Contrôle des vidéos, chaque nuit', en: 'Nightly check of films' },
  schedule: daily('03:00'),
  missed: 'last',
  did: {
    fr: '{films, plural, =0 {aucune vidéo publiée} one {# vidéo à contrôler} other {# vidéos à contrôler}}',
    en: '{films, plural, =0 {no film published} one {# film to check} other {# films to check}}',
  },
  run: async ({ db }) => ({ films: await makeAllFilmsDue(db) }),
};

/**
 * Checks whether a film that is due plays, and whether its duration is the noted one, at night, as soon as it is published, and when a player
 * found another duration. Asks again later when its host does not respond. Sends one alert when a whole host is down. (LRN-5, H-87)
 */
export const checkDueFilm = leasedQueue<LessonId, FilmCheck | undefined>({
  id: CHECK_FILM,
  name: { fr: 'Vidéos à contrôler', en: 'Films to check' },
  queue: {
    table: 'cordee.film_check',
    due: 'due_at',
    waiting: 'q.due_at is not null',
    label: 'coalesce((select l.title from lessons l where l.document_id = q.lesson and l.published_at is not null limit 1), q.host)',
    alertAfter: 'never',
  },
  concurrency: 3,
  keyColumn: 'lesson',
  lease: 60,
  retryAfter: retryHostAfter,
  async work(strapi, lesson) {
    const film = await publishedFilm(strapi.db.connection, lesson);
    return film && (await checkFilm(strapi, film));
  },
  async settle({ strapi, db }, { key: lesson, attempts }, check) {
    if (check?.measured) await correctDuration(strapi, db, { lesson, film: check.film, seconds: check.measured });
    if (!check) await deleteFilmCheck(db, lesson);
    else await saveFilmCheck(db, { lesson, ...check, retryIn: check.failure ? retryHostAfter(attempts) : null });
    // Only once all films are checked: before that, two faulty films could make their host look down.
    if (await allFilmsChecked(db)) await alertHostsDown(strapi, db);
  },
});

async function alertHostsDown(strapi: Core.Strapi, db: Db): Promise<void> {
  const { CONTACT, CMS_URL } = appOf(strapi).settings;
  const down = hostsDown(await filmChecks(db));
  for (const host of down) strapi.log.error(`no film hosted by ${host} plays`);
  if (!CONTACT) return;

  for (const host of await saveHostsDown(db, down))
    await queueMail(db, { to: CONTACT, locale: 'fr', template: hostDown.id, facts: { host, list: `${CMS_URL}/admin/plugins/courses` } });
}
