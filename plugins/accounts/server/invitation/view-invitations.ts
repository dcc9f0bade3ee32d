import type { Db } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';
import { type Invitation, type InvitationState, invitationState } from './domain/invitation.ts';
import { lastInvitations } from './invitation-store.ts';

/** The state of a person's last invitation. `at` is when the state began, or when a planned one is due. */
export type InvitationStatus = Readonly<{ person: PersonId; state: InvitationState; at: Date | null }>;

/** Returns the state of the last invitation of each of these people; people who were never invited are left out. (ACC-4) */
export async function viewInvitations(db: Db, persons: readonly PersonId[]): Promise<InvitationStatus[]> {
  const invitations = await lastInvitations(db, persons);
  return invitations.map((invitation) => {
    const state = invitationState(invitation, invitation.now);
    return { person: invitation.person, state, at: stateDate(invitation, state) };
  });
}

function stateDate({ dueAt, sentAt, expiresAt, endedAt }: Invitation, state: InvitationState): Date | null {
  return { planned: dueAt, sent: sentAt, expired: expiresAt, used: endedAt, withdrawn: endedAt }[state];
}
