import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { coursesAdminApi } from '../admin-api.ts';
import { faultyFilms, lastFilmCheck } from './services/film-store.ts';
import { draftRelationsOf, publishableDocuments } from './services/publishable-documents.ts';
import { viewChangedDocuments } from './services/view-changed-documents.ts';
import { viewUses } from './services/view-uses.ts';

/** The permission of staff who see which films no longer play. */
export const FILMS = { uid: 'films', displayName: 'Vidéos qui ne passent plus', role: 'content' } as const;

/** The permission of staff who see where a part of a course is used. */
export const USES = { uid: 'uses', displayName: 'Où un contenu est utilisé', role: 'content' } as const;

/** The permission of staff who see what is missing before they publish. */
export const PUBLISHING = { uid: 'publishing', displayName: 'Ce qui manque pour publier', role: 'content' } as const;

/** The routes behind the admin page "Vidéos" (LRN-5), the forms of courses (LRN-7), and the window that publishes several documents (LRN-8). */
export const adminRoutes: readonly AdminRoute[] = [
  adminRoute('plugin::courses.films')(coursesAdminApi.faultyFilms, {
    async run({ strapi }) {
      const db = strapi.db.connection;
      const [films, lastCheck] = await Promise.all([faultyFilms(db), lastFilmCheck(db)]);
      return { films, look: lastCheck ?? { at: null, films: 0 } };
    },
  }),
  adminRoute('plugin::courses.uses')(coursesAdminApi.uses, {
    run: async ({ strapi, params, query }) => ({ documents: await viewUses(strapi, params.kind, query.documents.split(',')) }),
  }),
  adminRoute('plugin::courses.publishing')(coursesAdminApi.changedDocuments, { run: ({ strapi }) => viewChangedDocuments(strapi) }),
  adminRoute('plugin::courses.publishing')(coursesAdminApi.publishable, {
    run: async ({ strapi, query: { model, documents } }) => ({
      documents: await publishableDocuments(strapi, model, documents.split(',')),
      draftRelations: await draftRelationsOf(strapi, model, documents.split(',')),
    }),
  }),
];
