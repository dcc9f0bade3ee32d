import { bytesIn, clientAddress, noContent, oldRoute as route, streamed } from '@cordee/kernel';
import type { Context } from 'koa';
import {
  AcceptRequest,
  AddressChangeRequest,
  AddressLinkQuery,
  AddressLinkRequest,
  AddressLinkView,
  AdminLoginView,
  BeginTwoFactorRequest,
  ChangePasswordRequest,
  CodeRequest,
  CommunityRequest,
  ConfirmRequest,
  EraseRequest,
  ForgottenRequest,
  InvitationQuery,
  InvitationView,
  MeView,
  MobileRequest,
  RecoveryCodesView,
  RenewRequest,
  RenewView,
  ResetRequest,
  SignInRequest,
  SignInResultView,
  SignInsView,
  SignInView,
  SignUpRequest,
  TwoFactorView,
  VerifyTwoFactorRequest,
} from '../api.ts';
import { endAddressChange } from './address/address-change-store.ts';
import { confirmAddress } from './address/confirm-address.ts';
import { requestAddressChange } from './address/request-address-change.ts';
import { undoAddress } from './address/undo-address.ts';
import { viewAddressLink, viewAddressUndo } from './address/view-address-link.ts';
import { adminLoginUrl } from './admin-login/create-login-token.ts';
import { deleteErasureRequest } from './erasure/erasure-request-store.ts';
import { requestErasure } from './erasure/request-erasure.ts';
import { acceptInvitation } from './invitation/accept-invitation.ts';
import { renewInvitation } from './invitation/renew-invitation.ts';
import { viewInvitation } from './invitation/view-invitation.ts';
import { changePassword } from './password/change-password.ts';
import { requestPasswordReset } from './password/request-password-reset.ts';
import { resetPassword } from './password/reset-password.ts';
import { changeMobile } from './person/change-mobile.ts';
import { changePicture } from './person/change-picture.ts';
import { exportPersonalData } from './person/export-personal-data.ts';
import { saveCommunity } from './person/person-store.ts';
import { deletePicture } from './person/picture-store.ts';
import { servePicture } from './person/serve-picture.ts';
import { signIn } from './sign-in/sign-in.ts';
import { endAllSignIns, endSignIn } from './sign-in/sign-in-store.ts';
import { viewSignIns } from './sign-in/view-sign-ins.ts';
import { confirmSignUp } from './sign-up/confirm-sign-up.ts';
import { signUp } from './sign-up/sign-up.ts';
import { beginTwoFactor } from './two-factor/begin-two-factor.ts';
import { confirmTwoFactor } from './two-factor/confirm-two-factor.ts';
import { disableTwoFactor } from './two-factor/disable-two-factor.ts';
import { verifyTwoFactor } from './two-factor/verify-two-factor.ts';
import { viewTwoFactor } from './two-factor/view-two-factor.ts';

/** The token of the trusted browser, if the request has one, and the client address. */
const browserOf = ({ trustedBrowser }: { trustedBrowser?: string | null | undefined }, ctx: Context) => ({
  trustedBrowser: trustedBrowser ?? null,
  clientAddress: clientAddress(ctx),
});

/** The routes of the site's API below `/api/accounts`. */
export const routes = [
  route({
    method: 'POST',
    path: '/sign-ins',
    summary: 'Sign in (ACC-1)',
    access: 'visitor',
    body: SignInRequest,
    response: SignInResultView,
    run: ({ strapi, body, ctx }) => signIn(strapi, { ...body, ...browserOf(body, ctx) }),
  }),
  route({
    method: 'POST',
    path: '/sign-ins/second-step',
    summary: 'Verify the two-factor code of a pending sign-in (ACC-6)',
    access: 'visitor',
    body: VerifyTwoFactorRequest,
    response: SignInView,
    run: ({ strapi, caller, body, ctx }) => verifyTwoFactor(strapi, { ...body, ...browserOf(body, ctx), now: caller.now }),
  }),
  route({
    method: 'GET',
    path: '/sign-ins',
    summary: 'List one’s open sign-ins (SEC-4)',
    access: 'person',
    response: SignInsView,
    run: ({ strapi, caller, token }) => viewSignIns(strapi, caller, token),
  }),
  route({
    method: 'DELETE',
    path: '/sign-ins/others',
    summary: 'End all of one’s other sign-ins (SEC-4)',
    access: 'person',
    response: noContent,
    run: ({ strapi, caller, token }) => endAllSignIns(strapi.db.connection, caller.person.id, { cause: 'signed-out', exceptToken: token }),
  }),
  route({
    method: 'DELETE',
    path: '/sign-ins/mine',
    summary: 'Sign out (ACC-1)',
    access: 'visitor',
    response: noContent,
    run: async ({ strapi, token }) => {
      if (token) await endSignIn(strapi.db.connection, token);
    },
  }),
  route({
    method: 'POST',
    path: '/forgotten-passwords',
    summary: 'Request a password reset link (ACC-2)',
    access: 'visitor',
    body: ForgottenRequest,
    response: noContent,
    run: ({ strapi, body, ctx }) => requestPasswordReset(strapi, { ...body, clientAddress: clientAddress(ctx) }),
  }),
  route({
    method: 'POST',
    path: '/password-resets',
    summary: 'Choose a new password with a reset link (ACC-2)',
    access: 'visitor',
    body: ResetRequest,
    response: noContent,
    run: ({ strapi, body }) => resetPassword(strapi, body),
  }),
  route({
    method: 'POST',
    path: '/sign-ups',
    summary: 'Sign up for an account (ACC-3)',
    access: 'visitor',
    body: SignUpRequest,
    response: noContent,
    run: ({ strapi, body, ctx }) => signUp(strapi, { ...body, clientAddress: clientAddress(ctx) }),
  }),
  route({
    method: 'POST',
    path: '/sign-ups/confirmed',
    summary: 'Confirm the address of a new account, and sign in (ACC-3)',
    access: 'visitor',
    body: ConfirmRequest,
    response: SignInView,
    run: ({ strapi, body, ctx }) => confirmSignUp(strapi, { ...body, ...browserOf(body, ctx) }),
  }),
  route({
    method: 'GET',
    path: '/invitation',
    summary: 'Read the state of an invitation by its code (ACC-4)',
    access: 'visitor',
    query: InvitationQuery,
    response: InvitationView,
    run: ({ strapi, caller, query }) => viewInvitation(strapi, { ...query, now: caller.now }),
  }),
  route({
    method: 'POST',
    path: '/invitations/accepted',
    summary: 'Accept an invitation: choose the first password and sign in (ACC-4)',
    access: 'visitor',
    body: AcceptRequest,
    response: SignInView,
    run: ({ strapi, caller, body, ctx }) => acceptInvitation(strapi, { ...body, ...browserOf(body, ctx), now: caller.now }),
  }),
  route({
    method: 'POST',
    path: '/invitations/renewed',
    summary: 'Renew an expired invitation (ACC-4)',
    access: 'visitor',
    body: RenewRequest,
    response: RenewView,
    run: ({ strapi, caller, body }) => renewInvitation(strapi, { ...body, now: caller.now }),
  }),
  route({
    method: 'POST',
    path: '/password',
    summary: 'Change one’s password (ACC-10)',
    access: 'person',
    body: ChangePasswordRequest,
    response: noContent,
    run: ({ strapi, caller, token, body }) => changePassword(strapi, { ...body, person: caller.person.id, token }),
  }),
  route({
    method: 'POST',
    path: '/address-changes',
    summary: 'Request a change of address (ACC-10)',
    access: 'person',
    body: AddressChangeRequest,
    response: noContent,
    run: ({ strapi, caller, body }) => requestAddressChange(strapi, { ...body, person: caller.person.id }),
  }),
  route({
    method: 'DELETE',
    path: '/address-changes/mine',
    summary: 'Withdraw one’s requested change of address (ACC-10)',
    access: 'person',
    response: noContent,
    run: ({ strapi, caller }) => endAddressChange(strapi.db.connection, { person: caller.person.id, cause: 'withdrawn' }),
  }),
  route({
    method: 'GET',
    path: '/address-change',
    summary: 'Read the state of a link that confirms a new address (ACC-10)',
    access: 'visitor',
    query: AddressLinkQuery,
    response: AddressLinkView,
    run: ({ strapi, caller, query }) => viewAddressLink(strapi, { ...query, person: caller.person?.id ?? null }),
  }),
  route({
    method: 'POST',
    path: '/address-changes/confirmed',
    summary: 'Confirm a new address (ACC-10)',
    access: 'visitor',
    body: AddressLinkRequest,
    response: noContent,
    run: ({ strapi, caller, token, body }) => confirmAddress(strapi, { ...body, person: caller.person?.id ?? null, token }),
  }),
  route({
    method: 'GET',
    path: '/address-undo',
    summary: 'Read the state of a link that restores a former address (SEC-15)',
    access: 'visitor',
    query: AddressLinkQuery,
    response: AddressLinkView,
    run: ({ strapi, query }) => viewAddressUndo(strapi, query),
  }),
  route({
    method: 'POST',
    path: '/address-changes/undone',
    summary: 'Undo a change of address, with a new password (SEC-15)',
    access: 'visitor',
    body: AddressLinkRequest,
    response: noContent,
    run: ({ strapi, body }) => undoAddress(strapi, body),
  }),
  route({
    method: 'POST',
    path: '/mobile',
    summary: 'Set, change or delete one’s mobile number (ACC-10)',
    access: 'person',
    body: MobileRequest,
    response: noContent,
    run: ({ strapi, caller, body }) => changeMobile(strapi.db.connection, { ...body, person: caller.person.id }),
  }),
  route({
    method: 'POST',
    path: '/community',
    summary: 'Choose one’s community preferences (ACC-10)',
    access: 'person',
    body: CommunityRequest,
    response: noContent,
    run: ({ strapi, caller, body }) => saveCommunity(strapi.db.connection, caller.person.id, body),
  }),
  route({
    method: 'GET',
    path: '/second-step',
    summary: 'Read the state of one’s two-factor authentication (ACC-6)',
    access: 'person',
    response: TwoFactorView,
    run: ({ strapi, caller }) => viewTwoFactor(strapi, caller),
  }),
  route({
    method: 'POST',
    path: '/second-step',
    summary: 'Begin two-factor setup (ACC-6)',
    access: 'person',
    body: BeginTwoFactorRequest,
    response: noContent,
    run: ({ strapi, caller, body }) => beginTwoFactor(strapi, { ...body, person: caller.person.id }),
  }),
  route({
    method: 'POST',
    path: '/second-step/confirmed',
    summary: 'Confirm two-factor setup with a first code (ACC-6)',
    access: 'person',
    body: CodeRequest,
    response: RecoveryCodesView,
    run: ({ strapi, caller, token, body }) => confirmTwoFactor(strapi, { ...body, token, person: caller.person.id, now: caller.now }),
  }),
  route({
    method: 'POST',
    path: '/second-step/ended',
    summary: 'Disable two-factor authentication with a code (ACC-6)',
    access: 'person',
    body: CodeRequest,
    response: noContent,
    run: ({ strapi, caller, body }) => disableTwoFactor(strapi, { ...body, person: caller.person.id, now: caller.now }),
  }),
  route({
    method: 'POST',
    path: '/erasure-requests',
    summary: 'Request erasure (ACC-20)',
    access: 'person',
    body: EraseRequest,
    response: noContent,
    run: ({ strapi, caller, body }) => requestErasure(strapi, { ...body, person: caller.person.id }),
  }),
  route({
    method: 'DELETE',
    path: '/erasure-requests/mine',
    summary: 'Withdraw one’s erasure request (ACC-20)',
    access: 'person',
    response: noContent,
    run: ({ strapi, caller }) => deleteErasureRequest(strapi.db.connection, caller.person.id),
  }),
  route({
    method: 'POST',
    path: '/workplace',
    summary: 'Create a URL that lets a member of staff into the CMS admin (ACC-22)',
    access: 'person',
    response: AdminLoginView,
    run: ({ strapi, caller }) => adminLoginUrl(strapi, caller),
  }),
  route({
    method: 'GET',
    path: '/me',
    summary: 'The signed-in person',
    access: 'person',
    response: MeView,
    run: async ({ caller }) => caller.person,
  }),
  route({
    method: 'GET',
    path: '/picture',
    summary: 'One’s own picture, or an image of one’s initials (ACC-10)',
    access: 'person',
    response: streamed,
    run: ({ strapi, caller, ctx }) => servePicture(strapi, caller, ctx),
  }),
  route({
    method: 'PUT',
    path: '/picture',
    summary: 'Set one’s picture: the body is the image, as application/octet-stream (ACC-10)',
    access: 'person',
    response: noContent,
    run: async ({ strapi, caller, ctx }) => changePicture(strapi, { person: caller.person.id, from: await bytesIn(ctx) }),
  }),
  route({
    method: 'DELETE',
    path: '/picture',
    summary: 'Delete one’s picture (ACC-10)',
    access: 'person',
    response: noContent,
    run: async ({ strapi, caller }) => {
      await deletePicture(strapi.db.connection, caller.person.id);
    },
  }),
  route({
    method: 'GET',
    path: '/personal-data',
    summary: 'Export one’s personal data, as a zip (ACC-20)',
    access: 'person',
    response: streamed,
    run: ({ strapi, caller, ctx }) => exportPersonalData(strapi, caller, ctx),
  }),
];
