import type { Db } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';
import { type InvitationMove, lockPendingInvitations, saveDueDates } from './invitation-store.ts';

/**
 * Reschedules the pending invitations of these people when their first day moves, or is known at last. Once the invitations are locked, `decide`
 * is called with the people who have a pending one, and returns the new due dates. (ACC-4)
 */
export async function moveInvitations(
  db: Db,
  persons: readonly PersonId[],
  decide: (persons: readonly PersonId[]) => Promise<readonly InvitationMove[]>,
): Promise<void> {
  const pending = await lockPendingInvitations(db, persons);
  if (pending.length === 0) return;

  await saveDueDates(db, await decide(pending.map(({ person }) => person)));
}
