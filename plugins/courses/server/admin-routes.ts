import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { coursesAdminApi } from '../admin-api.ts';
import { faultyFilms, lastFilmCheck } from './services/film-store.ts';

/** The permission of staff who see which films no longer play. */
export const FILMS = { uid: 'films', displayName: 'Vidéos qui ne passent plus', role: 'content' } as const;

/** The routes behind the admin page "Vidéos". (LRN-5) */
export const adminRoutes: readonly AdminRoute[] = [
  adminRoute('plugin::courses.films')(coursesAdminApi.faultyFilms, {
    async run({ strapi }) {
      const db = strapi.db.connection;
      const [films, lastCheck] = await Promise.all([faultyFilms(db), lastFilmCheck(db)]);
      return { films, look: lastCheck ?? { at: null, films: 0 } };
    },
  }),
];
