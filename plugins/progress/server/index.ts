import { definePlugin } from '@cordee/kernel';
import { adminRoutes } from './admin-routes.ts';
import { whenJoined, whenMoved, whenOutlineChanged, whenSeen } from './listeners/keep-badges.ts';
import { personalData } from './personal-data.ts';
import { routes } from './routes.ts';

export default definePlugin({
  name: 'progress',
  folder: import.meta.dirname,
  personalData,
  routes,
  adminRoutes,
  listeners: [whenSeen, whenOutlineChanged, whenJoined, whenMoved],
});
