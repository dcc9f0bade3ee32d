import { events } from '@cordee/kernel';

/** The domain events of the seats plugin. */
export const seatEvents = events<{
  /** A person is now a member of a session. */
  'member-joined': { person: number; session: string };
  /** The course or the dates of a session have changed. */
  'session-changed': { session: string };
  /** A visitor has requested a trial day; the listener finds out whether their address is known. (ACC-9) */
  'trial-asked': { request: string };
}>('seats');
