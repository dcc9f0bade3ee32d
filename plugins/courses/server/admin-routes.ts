import type { AdminRoute } from '@cordee/kernel';
import { faultyFilms, lastFilmCheck } from './services/film-store.ts';

/** The permission of staff who look after films. */
export const FILMS = { uid: 'films', displayName: 'Vidéos qui ne passent plus', role: 'content' } as const;

/** What the page "Vidéos" of the admin asks for. (LRN-5) */
export const adminRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/films/faults',
    action: 'plugin::courses.films',
    run: async ({ strapi }) => {
      const db = strapi.db.connection;
      const [films, look] = await Promise.all([faultyFilms(db), lastFilmCheck(db)]);
      return { films, look: look ?? { at: null, films: 0 } };
    },
  },
];
