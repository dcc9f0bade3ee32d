import { appOf, type Db, type Job, queueMail, row } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { hostsDown, lastNight } from '../domain/film-check.ts';
import { hostDown } from '../emails/host-down.ts';
import { checkFilm } from '../services/check-film.ts';
import { allFilmsChecked, claimDueFilm, filmChecks, saveFilmCheck, saveHostsDown } from '../services/film-store.ts';

/** Checks each night, and as soon as a film is published, whether it still plays. Sends one alert when a whole host is down. (LRN-5) */
export const checkFilms: Job = {
  id: 'courses.check-films',
  async run({ strapi, db }) {
    const clock = await row<{ now: Date }>(db, 'select cordee.now() as now');
    if (!clock) throw new Error('the database returned no current time');
    const night = lastNight(clock.now, appOf(strapi).settings.TIME_ZONE);
    const film = await claimDueFilm(db, night);
    if (!film) return false;

    await saveFilmCheck(db, { lesson: film.lesson, ...(await checkFilm(strapi, film)) });
    // Only once all films are checked: before that, two faulty films could make their host look down.
    if (await allFilmsChecked(db, night)) await alertHostsDown(strapi, db);
    return true;
  },
};

async function alertHostsDown(strapi: Core.Strapi, db: Db): Promise<void> {
  const { CONTACT, CMS_URL } = appOf(strapi).settings;
  const down = hostsDown(await filmChecks(db));
  for (const host of down) strapi.log.error(`no film hosted by ${host} plays`);
  if (!CONTACT) return;

  for (const host of await saveHostsDown(db, down))
    await queueMail(db, { to: CONTACT, locale: 'fr', template: hostDown.id, facts: { host, list: `${CMS_URL}/admin/plugins/courses` } });
}
