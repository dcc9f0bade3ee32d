import type { PersonId } from '@cordee/accounts';
import { events } from '@cordee/kernel';

/** The domain events of the seats plugin. Stored events name a session by its document id. */
export const seatEvents = events<{
  /** A person is now a member of a session. */
  'member-joined': { person: PersonId; session: string };
  /** The course or the dates of a session have changed. */
  'session-changed': { session: string };
  /** A visitor has requested a trial day; the listener finds out whether their address is known. (ACC-9) */
  'trial-asked': { request: string };
}>('seats');
