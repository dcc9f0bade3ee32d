import type { Db } from '@cordee/kernel';
import { type Invitation, type InvitationState, invitationState } from '../domain/invitation.ts';
import { lastInvitations } from './invitation-store.ts';

/** How the invitation of a person stands, and since when, or until when it waits. */
export type InvitationStatus = Readonly<{ person: number; state: InvitationState; at: Date | null }>;

/** How the last invitations of these people stand; those who never were invited are left out. (ACC-4) */
export async function viewInvitations(db: Db, persons: readonly number[]): Promise<InvitationStatus[]> {
  const invitations = await lastInvitations(db, persons);
  return invitations.map((invitation) => {
    const state = invitationState(invitation, invitation.now);
    return { person: invitation.person, state, at: momentOf(invitation, state) };
  });
}

function momentOf({ dueAt, sentAt, expiresAt, endedAt }: Invitation, state: InvitationState): Date | null {
  return { planned: dueAt, sent: sentAt, expired: expiresAt, used: endedAt, withdrawn: endedAt }[state];
}
