import { askMail, type Db, type Duty, houseOf, row } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { hostsDown, lastNight } from '../domain/film-check.ts';
import { hostDown } from '../emails/host-down.ts';
import { looksAtFilms, noteFilm, noteHostsDown, takeDueFilm } from '../services/film-store.ts';
import { lookAtFilm } from '../services/look-at-film.ts';

/** Each night, and as soon as a film is published: looks whether it still plays. One alert when a whole host is down. (LRN-5) */
export const checkFilms: Duty = {
  id: 'courses.check-films',
  async run({ strapi, db }) {
    const clock = await row<{ now: Date }>(db, 'select cordee.now() as now');
    const film = clock && (await takeDueFilm(db, lastNight(clock.now, houseOf(strapi).settings.TIME_ZONE)));
    if (!film) return false;

    await noteFilm(db, { lesson: film.lesson, ...(await lookAtFilm(strapi, film)) });
    await alert(strapi, db);
    return true;
  },
};

async function alert(strapi: Core.Strapi, db: Db): Promise<void> {
  const { CONTACT, CMS_URL } = houseOf(strapi).settings;
  for (const host of await noteHostsDown(db, hostsDown(await looksAtFilms(db)))) {
    strapi.log.error(`no film of host ${host} plays`);
    if (CONTACT)
      await askMail(db, { to: CONTACT, locale: 'fr', template: hostDown.id, facts: { host, list: `${CMS_URL}/admin/plugins/courses` } });
  }
}
