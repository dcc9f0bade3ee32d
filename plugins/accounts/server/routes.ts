import { bytesIn, clientAddress, nothing, route, streamed } from '@cordee/kernel';
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
import { acceptInvitation } from './services/accept-invitation.ts';
import { endAddressChange } from './services/address-change-store.ts';
import { beginTwoFactor } from './services/begin-two-factor.ts';
import { changeMobile } from './services/change-mobile.ts';
import { changePassword } from './services/change-password.ts';
import { changePicture } from './services/change-picture.ts';
import { confirmAddress } from './services/confirm-address.ts';
import { confirmSignUp } from './services/confirm-sign-up.ts';
import { confirmTwoFactor } from './services/confirm-two-factor.ts';
import { adminLoginUrl } from './services/create-login-token.ts';
import { disableTwoFactor } from './services/disable-two-factor.ts';
import { deleteErasureRequest } from './services/erasure-request-store.ts';
import { exportPersonalData } from './services/export-personal-data.ts';
import { saveCommunity } from './services/person-store.ts';
import { deletePicture } from './services/picture-store.ts';
import { renewInvitation } from './services/renew-invitation.ts';
import { requestAddressChange } from './services/request-address-change.ts';
import { requestErasure } from './services/request-erasure.ts';
import { forgetPassword } from './services/request-password-reset.ts';
import { resetPassword } from './services/reset-password.ts';
import { servePicture } from './services/serve-picture.ts';
import { signIn } from './services/sign-in.ts';
import { endAllSignIns, endSignIn } from './services/sign-in-store.ts';
import { signUp } from './services/sign-up.ts';
import { undoAddress } from './services/undo-address.ts';
import { verifyTwoFactor } from './services/verify-two-factor.ts';
import { viewAddressLink, viewAddressUndo } from './services/view-address-link.ts';
import { viewInvitation } from './services/view-invitation.ts';
import { viewSignIns } from './services/view-sign-ins.ts';
import { viewTwoFactor } from './services/view-two-factor.ts';

export const routes = [
  route({
    method: 'POST',
    path: '/sign-ins',
    summary: 'Sign in (ACC-1)',
    access: 'visitor',
    body: SignInRequest,
    response: SignInResultView,
    run: ({ strapi, body, ctx }) =>
      signIn(strapi, { ...body, trustedBrowser: body.trustedBrowser ?? null, clientAddress: clientAddress(ctx) }),
  }),
  route({
    method: 'POST',
    path: '/sign-ins/second-step',
    summary: 'Take the second step of signing in (ACC-6)',
    access: 'visitor',
    body: VerifyTwoFactorRequest,
    response: SignInView,
    run: ({ strapi, caller, body, ctx }) =>
      verifyTwoFactor(strapi, { ...body, trustedBrowser: body.trustedBrowser ?? null, clientAddress: clientAddress(ctx), now: caller.now }),
  }),
  route({
    method: 'GET',
    path: '/sign-ins',
    summary: 'Where one is signed in (SEC-4)',
    access: 'person',
    response: SignInsView,
    run: ({ strapi, caller, token }) => viewSignIns(strapi, caller, token),
  }),
  route({
    method: 'DELETE',
    path: '/sign-ins/others',
    summary: 'Sign out everywhere but here (SEC-4)',
    access: 'person',
    response: nothing,
    run: ({ strapi, caller, token }) => endAllSignIns(strapi.db.connection, caller.person.id, { cause: 'signed-out', keep: token }),
  }),
  route({
    method: 'DELETE',
    path: '/sign-ins/mine',
    summary: 'Sign out (ACC-1)',
    access: 'visitor',
    response: nothing,
    run: async ({ strapi, token }) => {
      if (token) await endSignIn(strapi.db.connection, token);
    },
  }),
  route({
    method: 'POST',
    path: '/forgotten-passwords',
    summary: 'Ask for a link to choose a new password (ACC-2)',
    access: 'visitor',
    body: ForgottenRequest,
    response: nothing,
    run: ({ strapi, body, ctx }) => forgetPassword(strapi, { ...body, clientAddress: clientAddress(ctx) }),
  }),
  route({
    method: 'POST',
    path: '/password-resets',
    summary: 'Choose a new password by a link (ACC-2)',
    access: 'visitor',
    body: ResetRequest,
    response: nothing,
    run: ({ strapi, body }) => resetPassword(strapi, body),
  }),
  route({
    method: 'POST',
    path: '/sign-ups',
    summary: 'Ask for an account (ACC-3)',
    access: 'visitor',
    body: SignUpRequest,
    response: nothing,
    run: ({ strapi, body, ctx }) => signUp(strapi, { ...body, clientAddress: clientAddress(ctx) }),
  }),
  route({
    method: 'POST',
    path: '/sign-ups/confirmed',
    summary: 'Confirm the address of a new account, and sign in (ACC-3)',
    access: 'visitor',
    body: ConfirmRequest,
    response: SignInView,
    run: ({ strapi, body, ctx }) =>
      confirmSignUp(strapi, { ...body, trustedBrowser: body.trustedBrowser ?? null, clientAddress: clientAddress(ctx) }),
  }),
  route({
    method: 'GET',
    path: '/invitation',
    summary: 'What an invitation is to whoever has its link (ACC-4)',
    access: 'visitor',
    query: InvitationQuery,
    response: InvitationView,
    run: ({ strapi, caller, query }) => viewInvitation(strapi, { ...query, now: caller.now }),
  }),
  route({
    method: 'POST',
    path: '/invitations/accepted',
    summary: 'Choose the first password by an invitation, and sign in (ACC-4)',
    access: 'visitor',
    body: AcceptRequest,
    response: SignInView,
    run: ({ strapi, caller, body, ctx }) =>
      acceptInvitation(strapi, {
        ...body,
        trustedBrowser: body.trustedBrowser ?? null,
        clientAddress: clientAddress(ctx),
        now: caller.now,
      }),
  }),
  route({
    method: 'POST',
    path: '/invitations/renewed',
    summary: 'Ask for a new invitation by one that has expired (ACC-4)',
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
    response: nothing,
    run: ({ strapi, caller, token, body }) => changePassword(strapi, { ...body, person: caller.person.id, token }),
  }),
  route({
    method: 'POST',
    path: '/address-changes',
    summary: 'Ask for another address (ACC-10)',
    access: 'person',
    body: AddressChangeRequest,
    response: nothing,
    run: ({ strapi, caller, body }) => requestAddressChange(strapi, { ...body, person: caller.person.id }),
  }),
  route({
    method: 'DELETE',
    path: '/address-changes/mine',
    summary: 'Ask no more for another address (ACC-10)',
    access: 'person',
    response: nothing,
    run: ({ strapi, caller }) => endAddressChange(strapi.db.connection, { person: caller.person.id, cause: 'withdrawn' }),
  }),
  route({
    method: 'GET',
    path: '/address-change',
    summary: 'What a link to a new address is to whoever has it (ACC-10)',
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
    response: nothing,
    run: ({ strapi, caller, token, body }) => confirmAddress(strapi, { ...body, person: caller.person?.id ?? null, token }),
  }),
  route({
    method: 'GET',
    path: '/address-undo',
    summary: 'What a link to a former address is to whoever has it (SEC-15)',
    access: 'visitor',
    query: AddressLinkQuery,
    response: AddressLinkView,
    run: ({ strapi, query }) => viewAddressUndo(strapi, query),
  }),
  route({
    method: 'POST',
    path: '/address-changes/undone',
    summary: 'Take a former address back, with a new password (SEC-15)',
    access: 'visitor',
    body: AddressLinkRequest,
    response: nothing,
    run: ({ strapi, body }) => undoAddress(strapi, body),
  }),
  route({
    method: 'POST',
    path: '/mobile',
    summary: 'Give, change or forget one’s mobile number (ACC-10)',
    access: 'person',
    body: MobileRequest,
    response: nothing,
    run: ({ strapi, caller, body }) => changeMobile(strapi.db.connection, { ...body, person: caller.person.id }),
  }),
  route({
    method: 'POST',
    path: '/community',
    summary: 'Choose how one stands in the community (ACC-10)',
    access: 'person',
    body: CommunityRequest,
    response: nothing,
    run: ({ strapi, caller, body }) => saveCommunity(strapi.db.connection, caller.person.id, body),
  }),
  route({
    method: 'GET',
    path: '/second-step',
    summary: 'How one’s second step stands (ACC-6)',
    access: 'person',
    response: TwoFactorView,
    run: ({ strapi, caller }) => viewTwoFactor(strapi, caller),
  }),
  route({
    method: 'POST',
    path: '/second-step',
    summary: 'Begin to set up a second step (ACC-6)',
    access: 'person',
    body: BeginTwoFactorRequest,
    response: nothing,
    run: ({ strapi, caller, body }) => beginTwoFactor(strapi, { ...body, person: caller.person.id }),
  }),
  route({
    method: 'POST',
    path: '/second-step/confirmed',
    summary: 'Confirm a second step by its first code (ACC-6)',
    access: 'person',
    body: CodeRequest,
    response: RecoveryCodesView,
    run: ({ strapi, caller, token, body }) => confirmTwoFactor(strapi, { ...body, token, person: caller.person.id, now: caller.now }),
  }),
  route({
    method: 'POST',
    path: '/second-step/ended',
    summary: 'Take one’s second step away by a code of it (ACC-6)',
    access: 'person',
    body: CodeRequest,
    response: nothing,
    run: ({ strapi, caller, body }) => disableTwoFactor(strapi, { ...body, person: caller.person.id, now: caller.now }),
  }),
  route({
    method: 'POST',
    path: '/erasure-requests',
    summary: 'Ask to be erased (ACC-20)',
    access: 'person',
    body: EraseRequest,
    response: nothing,
    run: ({ strapi, caller, body }) => requestErasure(strapi, { ...body, person: caller.person.id }),
  }),
  route({
    method: 'DELETE',
    path: '/erasure-requests/mine',
    summary: 'Take back the wish to be erased (ACC-20)',
    access: 'person',
    response: nothing,
    run: ({ strapi, caller }) => deleteErasureRequest(strapi.db.connection, caller.person.id),
  }),
  route({
    method: 'POST',
    path: '/workplace',
    summary: 'Open the CMS admin to a member of staff (ACC-22)',
    access: 'person',
    response: AdminLoginView,
    run: ({ strapi, caller }) => adminLoginUrl(strapi, caller),
  }),
  route({
    method: 'GET',
    path: '/me',
    summary: 'Who is signed in',
    access: 'person',
    response: MeView,
    run: async ({ caller }) => caller.person,
  }),
  route({
    method: 'GET',
    path: '/picture',
    summary: 'One’s own picture, or one’s initials drawn (ACC-10)',
    access: 'person',
    response: streamed,
    run: ({ strapi, caller, ctx }) => servePicture(strapi, caller, ctx),
  }),
  route({
    method: 'PUT',
    path: '/picture',
    summary: 'Choose one’s picture: the body is the image, as application/octet-stream (ACC-10)',
    access: 'person',
    response: nothing,
    run: async ({ strapi, caller, ctx }) => changePicture(strapi, { person: caller.person.id, from: await bytesIn(ctx) }),
  }),
  route({
    method: 'DELETE',
    path: '/picture',
    summary: 'Have no picture any more (ACC-10)',
    access: 'person',
    response: nothing,
    run: async ({ strapi, caller }) => {
      await deletePicture(strapi.db.connection, caller.person.id);
    },
  }),
  route({
    method: 'GET',
    path: '/personal-data',
    summary: 'All that is held about oneself, as a zip (ACC-20)',
    access: 'person',
    response: streamed,
    run: ({ strapi, caller, ctx }) => exportPersonalData(strapi, caller, ctx),
  }),
];
