export { PEOPLE_PERMISSION } from './admin-api.ts';
export { waitingAddressChange } from './server/address/address-change-store.ts';
export { remindFormerAddress } from './server/address/notify-address-change.ts';
export { adminAccessOf, endAdminSessions, linkAdminUser, unlinkedAdminUser } from './server/admin-login/admin-account-store.ts';
export { lastSeen } from './server/connection-log/connection-log-store.ts';
export {
  type ConnectedDay,
  type ConnectedInterval,
  type DateRange,
  IDLE_MINUTES,
  totalMinutes,
} from './server/connection-log/domain/connection-log.ts';
export { readConnectionLog } from './server/connection-log/read-connection-log.ts';
export type { PersonId } from './server/domain/ids.ts';
export { linkOf } from './server/domain/link.ts';
export { linkState, type OneTimeLink } from './server/domain/link-state.ts';
export { eraseAccount } from './server/erasure/erase-account.ts';
export { eraseAgain } from './server/erasure/erase-again.ts';
export { erasureRequestOf, erasureRequests } from './server/erasure/erasure-request-store.ts';
export { accountEvents } from './server/events.ts';
export { countInvited } from './server/invitation/count-invited.ts';
export type { InvitationState } from './server/invitation/domain/invitation.ts';
export type { InvitationMove } from './server/invitation/invitation-store.ts';
export { type Invitee, invite } from './server/invitation/invite.ts';
export { inviteAgain } from './server/invitation/invite-again.ts';
export { inviteEach } from './server/invitation/invite-each.ts';
export { lockInvitees } from './server/invitation/lock-invitees.ts';
export { moveInvitations } from './server/invitation/move-invitations.ts';
export { openInvitations } from './server/invitation/open-invitations.ts';
export { type InvitationStatus, viewInvitations } from './server/invitation/view-invitations.ts';
export { isRepeated, type LinkAttempt, usePreparedLink } from './server/link-use/use-link-once.ts';
export { hashChosenPassword } from './server/password/choose-password.ts';
export { createPasswordLink } from './server/password/create-password-link.ts';
export { LinkInvalid } from './server/password/domain/refusals.ts';
export { withNewPasswordLimit } from './server/password/with-new-password-limit.ts';
export type { ClosedAccount } from './server/person/account-closed.ts';
export { blockAccounts } from './server/person/block-accounts.ts';
export { changePicture } from './server/person/change-picture.ts';
export { closedAddresses } from './server/person/closed-addresses.ts';
export { fileNamePart } from './server/person/domain/file-name-part.ts';
export { formatPhoneNumber } from './server/person/domain/mobile-number.ts';
export { PersonNotFound } from './server/person/domain/refusals.ts';
export { notifyPerson } from './server/person/notify-person.ts';
export {
  type Account,
  accountByEmail,
  accountsByEmail,
  checkNotErased,
  existingAccount,
  findPeople,
  grantTesterAccess,
  greetedName,
  lockAccount,
  lockAccounts,
  lockAccountToErase,
  lockEmail,
  lockEmails,
  lockExistingAccount,
  lockPeople,
  openAccount,
  personIdOf,
  preferencesOf,
  privilegedAmong,
  USER_UID,
} from './server/person/person-store.ts';
export { deletePicture, pictureOf } from './server/person/picture-store.ts';
export { countPublicForm } from './server/rate-limit/count-from-network.ts';
export { replaceSignIn } from './server/sign-in/sign-in.ts';
export { type LinkSignInInput, repeatSignInByLink, signedInByLink } from './server/sign-in/sign-in-by-link.ts';
export { claimAccount } from './server/sign-up/claim-account.ts';
export { removeTwoFactor } from './server/two-factor/remove-two-factor.ts';
export { twoFactorSince } from './server/two-factor/two-factor-store.ts';
