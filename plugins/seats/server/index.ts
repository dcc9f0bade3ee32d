import { room } from '@cordee/kernel';
import { adminRoutes, MEMBERS } from './admin-routes.ts';
import { SESSION, session } from './content-types/session.ts';
import { rights } from './rights.ts';
import { followSession } from './services/follow-session.ts';

export default room({
  name: 'seats',
  folder: import.meta.dirname,
  contentTypes: { session },
  adminRoutes,
  adminActions: [MEMBERS],
  manages: { people: [SESSION] },
  rights,
  register: followSession,
});
