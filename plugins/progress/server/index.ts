import { room } from '@cordee/kernel';
import { whenJoined, whenMoved, whenOutlineChanged, whenSeen } from './listeners/keep-badges.ts';
import { routes } from './routes.ts';

export default room({
  name: 'progress',
  folder: import.meta.dirname,
  routes,
  listeners: [whenSeen, whenOutlineChanged, whenJoined, whenMoved],
});
