import { events } from '@cordee/kernel';

/**
 * What seats announce. `member-joined`: somebody is in a session now; `session-changed`: its course or its dates are
 * others now.
 */
export const seatEvents = events<{
  'member-joined': { person: number; session: string };
  'session-changed': { session: string };
  /** Somebody asked for a day to look around; whether their address is known is found out by the listener. (ACC-9) */
  'trial-asked': { request: string };
}>('seats');
