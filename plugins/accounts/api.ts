import { endpoint, noContent, streamed, upload } from '@cordee/kernel/endpoint';
import { typedEmail, typedName } from '@cordee/kernel/typed';
import { z } from 'zod/v4';
import { AddressLinkView, InvitationView, LinkQuery, OneTimeLinkView, password, SignInView, trustedBrowser } from './link-api.ts';
import { twoFactorApi } from './two-factor-api.ts';

export type { AddressLink, Invitation, LinkView } from './link-api.ts';
export { CLOSED_LINK, LinkQuery, SignInView, trustedBrowser } from './link-api.ts';
export { isErased } from './server/address/domain/email-address.ts';
export type { RecoveryCodes, SecondSteps, TwoFactor } from './two-factor-api.ts';

/** The request body of the sign-in form. (ACC-1) */
const SignInRequest = z.strictObject({ email: typedEmail, password, trustedBrowser });

/** The result of a right password: a sign-in, or the code of a pending sign-in when two-factor verification has to follow. (ACC-6) */
const SignInResultView = z.union([SignInView, z.object({ pendingSignIn: z.string() })]);

/** The request body of the erasure request form. (ACC-20) */
const EraseRequest = z.strictObject({ current: password });

/** The request body of the "forgotten password" form, and of "send the confirmation again". (ACC-2, ACC-3) */
const ForgottenRequest = z.strictObject({ email: typedEmail });

/** The request body of the "new password" form. (ACC-2) */
const ResetRequest = z.strictObject({ code: z.string().max(200), password, trustedBrowser });

/** The request body of the sign-up form. (ACC-3) */
const SignUpRequest = z.strictObject({
  firstName: typedName,
  lastName: typedName,
  email: typedEmail,
  password,
  locale: z.enum(['fr', 'en']),
});

/** The code that confirms the address of a new account, and the password that was chosen for it. (ACC-3) */
const ConfirmRequest = z.strictObject({ code: z.string().max(200), password, trustedBrowser });

/** The request body of the invitation form. (ACC-4) */
const AcceptRequest = z.strictObject({ code: z.string().max(200), password, trustedBrowser });

/** The code of an expired invitation that is to be renewed. (ACC-4) */
const RenewRequest = z.strictObject({ code: z.string().max(200) });

/** The masked address that the new invitation was sent to. (ACC-4) */
const RenewView = z.object({ email: z.string() });

/** The request body of the "change my password" form. (ACC-10) */
const ChangePasswordRequest = z.strictObject({ current: password, password });

/** The request body of the "change my address" form. (ACC-10) */
const AddressChangeRequest = z.strictObject({ email: typedEmail, current: password });

/** The request body of the form behind an address link. (ACC-10) */
const AddressLinkRequest = z.strictObject({ code: z.string().max(200), password, trustedBrowser });

/** The request body of the "mobile" form; an empty number deletes the stored one. (ACC-10) */
const MobileRequest = z.strictObject({ mobile: z.string().max(40), sms: z.boolean() });

/** The request body of the "community" form. (ACC-10) */
const CommunityRequest = z.strictObject({ communityMails: z.boolean(), anonymous: z.boolean() });

/** The signed-in person, as the site's header shows them. */
const MeView = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  locale: z.enum(['fr', 'en']),
  isStaff: z.boolean().describe('has an account in the CMS admin (ACC-22)'),
});

/** The open sign-ins of a person, the present one first: the day each began and the day of its last activity. (SEC-4) */
const SignInsView = z.object({
  name: z.string(),
  signIns: z.array(z.object({ since: z.string(), seen: z.string(), clientAddress: z.string(), here: z.boolean() })),
});

/** The browser that is to be let into the CMS admin, by the hash of what the admin has put into it; none yet when it has not been there. (ACC-22) */
const AdminLoginRequest = z.strictObject({ browser: z.string().max(100).nullish() });

/** The URL that lets the browser into the CMS admin, or that it has to go to before. (ACC-22) */
const AdminLoginView = z.object({ address: z.string() });

/** The endpoints of accounts. */
export const accountsApi = {
  ...twoFactorApi,
  signIn: endpoint({
    method: 'POST',
    path: '/accounts/sign-ins',
    summary: 'Sign in (ACC-1)',
    body: SignInRequest,
    response: SignInResultView,
  }),
  signIns: endpoint({
    method: 'GET',
    path: '/accounts/sign-ins',
    summary: 'List one’s open sign-ins (SEC-4)',
    response: SignInsView,
  }),
  signOutElsewhere: endpoint({
    method: 'DELETE',
    path: '/accounts/sign-ins/others',
    summary: 'End all of one’s other sign-ins (SEC-4)',
    response: noContent,
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/accounts/sign-ins/mine',
    summary: 'Sign out (ACC-1)',
    response: noContent,
  }),
  requestPasswordReset: endpoint({
    method: 'POST',
    path: '/accounts/forgotten-passwords',
    summary: 'Request a password reset link (ACC-2)',
    body: ForgottenRequest,
    response: noContent,
  }),
  resetPassword: endpoint({
    method: 'POST',
    path: '/accounts/password-resets',
    summary: 'Choose a new password with a reset link (ACC-2)',
    body: ResetRequest,
    response: noContent,
  }),
  passwordReset: endpoint({
    method: 'GET',
    path: '/accounts/password-reset',
    summary: 'Read the state of a password reset link (ACC-2)',
    query: LinkQuery,
    response: OneTimeLinkView,
  }),
  signUp: endpoint({
    method: 'POST',
    path: '/accounts/sign-ups',
    summary: 'Sign up for an account (ACC-3)',
    body: SignUpRequest,
    response: noContent,
  }),
  confirmSignUp: endpoint({
    method: 'POST',
    path: '/accounts/sign-ups/confirmed',
    summary: 'Confirm the address of a new account, and sign in (ACC-3)',
    body: ConfirmRequest,
    response: SignInView,
  }),
  resendConfirmation: endpoint({
    method: 'POST',
    path: '/accounts/sign-ups/sent-again',
    summary: 'Send the link of an unconfirmed sign-up again (ACC-3)',
    body: ForgottenRequest,
    response: noContent,
  }),
  signUpLink: endpoint({
    method: 'GET',
    path: '/accounts/sign-up',
    summary: 'Read the state of a link that confirms a new account (ACC-3)',
    query: LinkQuery,
    response: OneTimeLinkView,
  }),
  invitation: endpoint({
    method: 'GET',
    path: '/accounts/invitation',
    summary: 'Read the state of an invitation by its code (ACC-4)',
    query: LinkQuery,
    response: InvitationView,
  }),
  acceptInvitation: endpoint({
    method: 'POST',
    path: '/accounts/invitations/accepted',
    summary: 'Accept an invitation: choose the first password and sign in (ACC-4)',
    body: AcceptRequest,
    response: SignInView,
  }),
  renewInvitation: endpoint({
    method: 'POST',
    path: '/accounts/invitations/renewed',
    summary: 'Renew an expired invitation (ACC-4)',
    body: RenewRequest,
    response: RenewView,
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/accounts/password',
    summary: 'Change one’s password (ACC-10)',
    body: ChangePasswordRequest,
    response: noContent,
  }),
  requestAddressChange: endpoint({
    method: 'POST',
    path: '/accounts/address-changes',
    summary: 'Request a change of address (ACC-10)',
    body: AddressChangeRequest,
    response: noContent,
  }),
  cancelAddressChange: endpoint({
    method: 'DELETE',
    path: '/accounts/address-changes/mine',
    summary: 'Withdraw one’s requested change of address (ACC-10)',
    response: noContent,
  }),
  addressLink: endpoint({
    method: 'GET',
    path: '/accounts/address-change',
    summary: 'Read the state of a link that confirms a new address (ACC-10)',
    query: LinkQuery,
    response: AddressLinkView,
  }),
  confirmAddressChange: endpoint({
    method: 'POST',
    path: '/accounts/address-changes/confirmed',
    summary: 'Confirm a new address (ACC-10)',
    body: AddressLinkRequest,
    response: noContent,
  }),
  addressUndo: endpoint({
    method: 'GET',
    path: '/accounts/address-undo',
    summary: 'Read the state of a link that restores a former address (SEC-15)',
    query: LinkQuery,
    response: AddressLinkView,
  }),
  undoAddressChange: endpoint({
    method: 'POST',
    path: '/accounts/address-changes/undone',
    summary: 'Undo a change of address, with a new password (SEC-15)',
    body: AddressLinkRequest,
    response: noContent,
  }),
  saveMobile: endpoint({
    method: 'POST',
    path: '/accounts/mobile',
    summary: 'Set, change or delete one’s mobile number (ACC-10)',
    body: MobileRequest,
    response: noContent,
  }),
  saveCommunityChoices: endpoint({
    method: 'POST',
    path: '/accounts/community',
    summary: 'Choose one’s community preferences (ACC-10)',
    body: CommunityRequest,
    response: noContent,
  }),
  requestErasure: endpoint({
    method: 'POST',
    path: '/accounts/erasure-requests',
    summary: 'Request erasure (ACC-20)',
    body: EraseRequest,
    response: noContent,
  }),
  cancelErasure: endpoint({
    method: 'DELETE',
    path: '/accounts/erasure-requests/mine',
    summary: 'Withdraw one’s erasure request (ACC-20)',
    response: noContent,
  }),
  adminLogin: endpoint({
    method: 'POST',
    path: '/accounts/workplace',
    summary: 'Create a URL that lets a member of staff into the CMS admin (ACC-22)',
    body: AdminLoginRequest,
    response: AdminLoginView,
  }),
  me: endpoint({
    method: 'GET',
    path: '/accounts/me',
    summary: 'The signed-in person',
    response: MeView,
  }),
  picture: endpoint({
    method: 'GET',
    path: '/accounts/picture',
    summary: 'One’s own picture, or an image of one’s initials (ACC-10)',
    response: streamed,
  }),
  uploadPicture: endpoint({
    method: 'PUT',
    path: '/accounts/picture',
    summary: 'Set one’s picture (ACC-10)',
    body: upload,
    response: noContent,
  }),
  deletePicture: endpoint({
    method: 'DELETE',
    path: '/accounts/picture',
    summary: 'Delete one’s picture (ACC-10)',
    response: noContent,
  }),
  personalData: endpoint({
    method: 'GET',
    path: '/accounts/personal-data',
    summary: 'Export one’s personal data, as a zip (ACC-20)',
    response: streamed,
  }),
};

export type SignIns = z.infer<typeof SignInsView>;
