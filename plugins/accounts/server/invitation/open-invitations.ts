import type { Db } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';
import { insertInvitations, lockPendingInvitations } from './invitation-store.ts';

/**
 * Gives each of these people a pending invitation, without a date, unless they have one, have one that was sent and works, have chosen a password or
 * are blocked. The pending ones are locked; `moveInvitations` dates them. (ACC-4)
 */
export async function openInvitations(db: Db, persons: readonly PersonId[]): Promise<void> {
  // The worker may be sending one: the lock waits for it, to know whether another one is needed.
  await lockPendingInvitations(db, persons);
  await insertInvitations(db, persons);
}
