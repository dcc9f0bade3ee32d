export type { InvitationState } from './server/domain/invitation.ts';
export { accountEvents } from './server/events.ts';
export { waitingAddressChange } from './server/services/address-change-store.ts';
export type { Moved } from './server/services/invitation-store.ts';
export { type Guest, invite } from './server/services/invite.ts';
export { inviteAgain } from './server/services/invite-again.ts';
export { moveInvitations } from './server/services/move-invitations.ts';
export { accountAt } from './server/services/person-store.ts';
export { type InvitationStanding, viewInvitations } from './server/services/view-invitations.ts';
