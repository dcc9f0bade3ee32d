import { type Db, row } from '@cordee/kernel';
import type { MembershipId } from '../domain/ids.ts';

/** How many turns a member has had, the running one included; a slot that an undo gave back is one turn. (ROT-6) */
export const turnsHad = async (db: Db, membership: MembershipId): Promise<number> =>
  (
    await row<{ turns: number }>(
      db,
      'select count(distinct coalesce(turn_since, since))::integer as turns from cordee.slot_holding where membership = :membership',
      { membership },
    )
  )?.turns ?? 0;
