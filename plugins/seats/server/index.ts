import { room } from '@cordee/kernel';
import { adminRoutes, MEMBERS } from './admin-routes.ts';
import { session } from './content-types/session.ts';
import { rights } from './rights.ts';
import { announceSession } from './services/announce-session.ts';
import { followDates } from './services/follow-dates.ts';

export default room({
  name: 'seats',
  folder: import.meta.dirname,
  contentTypes: { session },
  adminRoutes,
  adminActions: [MEMBERS],
  rights,
  register(strapi) {
    followDates(strapi);
    announceSession(strapi);
  },
});
