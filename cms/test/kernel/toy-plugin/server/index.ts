import { definePlugin } from '@cordee/kernel';
import { adminRoutes, STATISTICS } from './admin-routes.ts';
import { purgeStatistics } from './jobs/purge-statistics.ts';
import { onNoteRevised } from './listeners/count-revision.ts';
import { personalData } from './personal-data.ts';
import { routes } from './routes.ts';

export default definePlugin({
  name: 'notes',
  folder: import.meta.dirname,
  tables: ['cordee.note', 'cordee.note_day'],
  personalData,
  routes,
  adminRoutes,
  adminActions: [STATISTICS],
  listeners: [onNoteRevised],
  jobs: [purgeStatistics],
});
