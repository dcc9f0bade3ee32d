import { events } from '@cordee/kernel';

/**
 * What seats announce. `member-joined`: somebody is in a session now; `session-changed`: its course or its dates are
 * others now.
 */
export const seatEvents = events<{
  'member-joined': { person: number; session: string };
  'session-changed': { session: string };
}>('seats');
