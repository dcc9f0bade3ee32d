import type { Db } from '@cordee/kernel';
import { type InvitationMove, lockWaiting, saveDueDates } from './invitation-store.ts';

/**
 * Lets the invitations of these people follow when their first day moves, as long as they have not been sent. `decide` is
 * asked, once they are locked, about those alone whose invitation waits. (ACC-4)
 */
export async function moveInvitations(
  db: Db,
  persons: readonly number[],
  decide: (persons: readonly number[]) => Promise<readonly InvitationMove[]>,
): Promise<void> {
  const waiting = await lockWaiting(db, persons);
  if (waiting.length === 0) return;

  await saveDueDates(db, await decide(waiting.map(({ person }) => person)));
}
