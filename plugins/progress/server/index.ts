import { definePlugin } from '@cordee/kernel';
import { adminRoutes } from './admin-routes.ts';
import { onMemberJoined, onOutlineChanged, onSessionChanged } from './listeners/award-badges.ts';
import { personalData } from './personal-data.ts';
import { routes } from './routes.ts';
import { uses } from './uses.ts';

export default definePlugin({
  name: 'progress',
  folder: import.meta.dirname,
  tables: ['cordee.lesson_view', 'cordee.learning_clock', 'cordee.badge'],
  personalData,
  routes,
  adminRoutes,
  uses,
  listeners: [onOutlineChanged, onMemberJoined, onSessionChanged],
});
