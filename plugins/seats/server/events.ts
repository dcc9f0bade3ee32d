import { events } from '@cordee/kernel';

/**
 * What seats announce. `member-joined`: somebody is in a session now; `session-changed`: its contract was saved anew, its
 * course or dates may be others.
 */
export const seatEvents = events<{
  'member-joined': { person: number; session: string };
  'session-changed': { session: string };
}>('seats');
