import { InvitationExpired, InvitationNotFound, InvitationStillWorks, InvitationUsed } from './refusals.ts';

/** How long an invitation works from its sending, as a PostgreSQL interval. (ACC-4) */
export const INVITATION_LIFE = '30 days';

/** An invitation to choose a first password. `withdrawn`: the person was blocked, or has another address now. (ACC-4) */
export type Invitation = Readonly<{
  dueAt: Date | null;
  sentAt: Date | null;
  expiresAt: Date | null;
  endedAt: Date | null;
  endCause: 'used' | 'withdrawn' | null;
}>;

export type InvitationState = 'planned' | 'sent' | 'expired' | 'used' | 'withdrawn';

/** How an invitation stands; it works while it is `sent`. */
export function invitationState({ sentAt, expiresAt, endCause }: Invitation, now: Date): InvitationState {
  if (endCause) return endCause;
  if (!sentAt || !expiresAt) return 'planned';
  return now < expiresAt ? 'sent' : 'expired';
}

/** Refuses an invitation that does not work, with the reason where its holder may know it. */
export function checkWorks(invitation: Invitation, now: Date): void {
  const state = invitationState(invitation, now);
  if (state === 'used') throw new InvitationUsed({});
  if (state === 'expired') throw new InvitationExpired({});
  if (state !== 'sent') throw new InvitationNotFound({});
}

/** Refuses to renew an invitation that works, or that was never going to. */
export function checkExpired(invitation: Invitation, now: Date): void {
  const state = invitationState(invitation, now);
  if (state === 'used') throw new InvitationUsed({});
  if (state === 'sent') throw new InvitationStillWorks({});
  if (state !== 'expired') throw new InvitationNotFound({});
}
