import { events } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { MembershipId } from '@cordee/seats';

/** The domain events of the rotations plugin. */
export const rotationEvents = events<{
  /** The turn of a member is over on the day `to` if nothing changes; announced once for each turn. (ROT-5) */
  'turn-ends-soon': { membership: MembershipId; on: Day; to: Day };
}>('rotations');
