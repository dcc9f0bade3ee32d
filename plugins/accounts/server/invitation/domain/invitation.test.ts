import { describe, expect, it } from 'vitest';
import { maskEmail } from '../../address/domain/mask-email.ts';
import { checkInvitationExpired, checkInvitationUsable, type Invitation, invitationState } from './invitation.ts';
import { InvitationExpired, InvitationNotFound, InvitationStillWorks, InvitationUsed } from './refusals.ts';

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const waiting: Invitation = { dueAt: at(2), sentAt: null, expiresAt: null, endedAt: null, endCause: null };
const sent: Invitation = { ...waiting, sentAt: at(2), expiresAt: at(32) };

describe('an invitation', () => {
  it.each([
    ['waits for its day', waiting, 1, 'planned', InvitationNotFound],
    ['works once sent', sent, 2, 'sent', null],
    ['works until its last moment', sent, 31.999, 'sent', null],
    ['has expired after thirty days', sent, 32, 'expired', InvitationExpired],
    ['is used once', { ...sent, endedAt: at(3), endCause: 'used' }, 4, 'used', InvitationUsed],
    ['stays used after it would have expired', { ...sent, endedAt: at(3), endCause: 'used' }, 40, 'used', InvitationUsed],
    ['is not found once withdrawn', { ...sent, endedAt: at(3), endCause: 'withdrawn' }, 4, 'withdrawn', InvitationNotFound],
  ] as const)('ACC-4 %s', (_, invitation, day, state, refusal) => {
    expect(invitationState(invitation, at(day))).toBe(state);
    const check = () => checkInvitationUsable(invitation, at(day));
    if (refusal) expect(check).toThrow(refusal);
    else expect(check).not.toThrow();
  });

  it.each([
    ['waits', waiting, 2, InvitationNotFound],
    ['works', sent, 3, InvitationStillWorks],
    ['has expired', sent, 32, null],
    ['is used', { ...sent, endedAt: at(3), endCause: 'used' }, 40, InvitationUsed],
    ['is withdrawn', { ...sent, endedAt: at(3), endCause: 'withdrawn' }, 40, InvitationNotFound],
  ] as const)('ACC-4 renewing one that %s', (_, invitation, day, refusal) => {
    const check = () => checkInvitationExpired(invitation, at(day));
    if (refusal) expect(check).toThrow(refusal);
    else expect(check).not.toThrow();
  });

  it.each([
    ['lea.morin@cordee.example', 'l…@cordee.example'],
    ['é@cordee.example', 'é…@cordee.example'],
    ['🧗@cordee.example', '🧗…@cordee.example'],
  ])('ACC-4 %s is shown as %s to the holder of an old link', (address, masked) => {
    expect(maskEmail(address)).toBe(masked);
  });
});
