import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { notesAdminApi } from '../admin-api.ts';
import { noteStatistics } from './services/note-store.ts';

/** The permission of staff who see how notes are used; nobody but their writer reads them. */
export const STATISTICS = { uid: 'statistics', displayName: 'Statistiques des notes', role: 'content' } as const;

export const adminRoutes: readonly AdminRoute[] = [
  adminRoute('plugin::notes.statistics')(notesAdminApi.courses, {
    run: async ({ strapi }) => ({ courses: await noteStatistics(strapi.db.connection) }),
  }),
];
