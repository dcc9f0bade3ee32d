import type { PersonId } from '@cordee/accounts';
import { events } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { MembershipId } from './domain/ids.ts';

/**
 * The domain events of the seats plugin. Stored events name a session by its document id. `requeued`: the member was put back on the waiting list
 * by the command that took their slot back, and both are told in one mail.
 */
export const seatEvents = events<{
  /** A person is now a member of a session. */
  'member-joined': { person: PersonId; session: string };
  /** A person was transferred to a session from another, whose course, dates or kind it may not have. */
  'member-transferred': { person: PersonId; session: string };
  /** The course or the dates of a session have changed. */
  'session-changed': { session: string };
  /** A member holds a slot from now on. (SEAT-7) */
  'slot-assigned': { membership: MembershipId; on: Day };
  /** A member holds their slot no more; it only informs: who is next is decided where the slot is freed. (SEAT-7) */
  'slot-released': { membership: MembershipId; on: Day; requeued?: boolean };
  /** A member waits for a slot from now on. (ROT-1) */
  'put-on-waiting-list': { membership: MembershipId; on: Day; requeued?: boolean };
  /** A visitor has requested a trial day; the listener finds out whether their address is known. (ACC-9) */
  'trial-asked': { request: string };
}>('seats');
