import { InvitationExpired, InvitationNotFound, InvitationStillWorks, InvitationUsed } from './refusals.ts';

/** How long an invitation is valid after it was sent, as a PostgreSQL interval. (ACC-4) */
export const INVITATION_LIFETIME = '30 days';

/** An invitation to choose a first password. `withdrawn` means the person was blocked, or has another address now. (ACC-4) */
export type Invitation = Readonly<{
  dueAt: Date | null;
  sentAt: Date | null;
  expiresAt: Date | null;
  endedAt: Date | null;
  endCause: 'used' | 'withdrawn' | null;
}>;

export type InvitationState = 'planned' | 'sent' | 'expired' | 'used' | 'withdrawn';

/** Returns the state of an invitation; its link works while it is `sent`. */
export function invitationState({ sentAt, expiresAt, endCause }: Invitation, now: Date): InvitationState {
  if (endCause) return endCause;
  if (!sentAt || !expiresAt) return 'planned';
  return now < expiresAt ? 'sent' : 'expired';
}

/**
 * Checks that an invitation can be used; the error gives the reason where its holder may know it.
 * @throws InvitationUsed, InvitationExpired, InvitationNotFound
 */
export function checkInvitationUsable(invitation: Invitation, now: Date): void {
  const state = invitationState(invitation, now);
  if (state === 'used') throw new InvitationUsed({});
  if (state === 'expired') throw new InvitationExpired({});
  if (state !== 'sent') throw new InvitationNotFound({});
}

/** Checks that an invitation has expired, and so can be renewed. @throws InvitationUsed, InvitationStillWorks, InvitationNotFound */
export function checkInvitationExpired(invitation: Invitation, now: Date): void {
  const state = invitationState(invitation, now);
  if (state === 'used') throw new InvitationUsed({});
  if (state === 'sent') throw new InvitationStillWorks({});
  if (state !== 'expired') throw new InvitationNotFound({});
}
