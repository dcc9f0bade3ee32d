import { clientAddress, type Route, route, shownEmail } from '@cordee/kernel';
import type { Context } from 'koa';
import { accountsApi } from '../api.ts';
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
import { addPasskey } from './passkey/add-passkey.ts';
import { beginPasskey } from './passkey/begin-passkey.ts';
import { removePasskey } from './passkey/remove-passkey.ts';
import { verifyPasskey } from './passkey/verify-passkey.ts';
import { changePassword } from './password/change-password.ts';
import { requestPasswordReset } from './password/request-password-reset.ts';
import { resetPassword } from './password/reset-password.ts';
import { viewReset } from './password/view-reset.ts';
import { changeMobile } from './person/change-mobile.ts';
import { changePicture } from './person/change-picture.ts';
import { exportPersonalData } from './person/export-personal-data.ts';
import { saveCommunity } from './person/person-store.ts';
import { deletePicture } from './person/picture-store.ts';
import { servePicture } from './person/serve-picture.ts';
import { replaceSignIn, signIn } from './sign-in/sign-in.ts';
import { endAllSignIns, endSignIn } from './sign-in/sign-in-store.ts';
import { viewSignIns } from './sign-in/view-sign-ins.ts';
import { confirmSignUp } from './sign-up/confirm-sign-up.ts';
import { resendConfirmation } from './sign-up/resend-confirmation.ts';
import { signUp } from './sign-up/sign-up.ts';
import { viewSignUpLink } from './sign-up/view-sign-up-link.ts';
import { beginTwoFactor } from './two-factor/begin-two-factor.ts';
import { confirmTwoFactor } from './two-factor/confirm-two-factor.ts';
import { disableTwoFactor } from './two-factor/disable-two-factor.ts';
import { verifyTwoFactor } from './two-factor/verify-two-factor.ts';
import { viewPendingSignIn } from './two-factor/view-pending-sign-in.ts';
import { viewTwoFactor } from './two-factor/view-two-factor.ts';

/** The token of the trusted browser, if the request has one, and the client address. */
const browserOf = ({ trustedBrowser }: { trustedBrowser?: string | null | undefined }, ctx: Context) => ({
  trustedBrowser: trustedBrowser ?? null,
  clientAddress: clientAddress(ctx),
});

/** The code of a link with the browser that sends it, and when. */
const linkAttempt = <I extends Readonly<{ trustedBrowser?: string | null | undefined }>>(input: I, { now }: Readonly<{ now: Date }>) => ({
  ...input,
  trustedBrowser: input.trustedBrowser ?? null,
  now,
});

/** The routes of the site's API below `/api/accounts`. */
export const routes: readonly Route[] = [
  route(accountsApi.signIn, {
    access: 'visitor',
    run: async ({ strapi, token, body, ctx }) => replaceSignIn(strapi, token, await signIn(strapi, { ...body, ...browserOf(body, ctx) })),
  }),
  route(accountsApi.verifyTwoFactor, {
    access: 'visitor',
    run: async ({ strapi, caller, token, body, ctx }) =>
      replaceSignIn(strapi, token, await verifyTwoFactor(strapi, { ...body, ...browserOf(body, ctx), now: caller.now })),
  }),
  route(accountsApi.secondSteps, {
    access: 'visitor',
    run: ({ strapi, query }) => viewPendingSignIn(strapi, query.pendingSignIn),
  }),
  route(accountsApi.verifyPasskey, {
    access: 'visitor',
    run: async ({ strapi, caller, token, body, ctx }) =>
      replaceSignIn(strapi, token, await verifyPasskey(strapi, { ...body, ...browserOf(body, ctx), now: caller.now })),
  }),
  route(accountsApi.signIns, {
    access: 'person',
    run: ({ strapi, caller, token }) => viewSignIns(strapi, caller, token),
  }),
  route(accountsApi.signOutElsewhere, {
    access: 'person',
    run: ({ strapi, caller, token }) => endAllSignIns(strapi.db.connection, caller.person.id, { cause: 'signed-out', exceptToken: token }),
  }),
  route(accountsApi.signOut, {
    access: 'visitor',
    run: async ({ strapi, token }) => {
      if (token) await endSignIn(strapi.db.connection, { token });
    },
  }),
  route(accountsApi.requestPasswordReset, {
    access: 'visitor',
    run: ({ strapi, body, ctx }) => requestPasswordReset(strapi, { ...body, clientAddress: clientAddress(ctx) }),
  }),
  route(accountsApi.resetPassword, {
    access: 'visitor',
    run: ({ strapi, caller, body }) => resetPassword(strapi, linkAttempt(body, caller)),
  }),
  route(accountsApi.passwordReset, {
    access: 'visitor',
    run: ({ strapi, caller, query }) => viewReset(strapi, linkAttempt(query, caller)),
  }),
  route(accountsApi.signUp, {
    access: 'visitor',
    run: ({ strapi, body, ctx }) => signUp(strapi, { ...body, clientAddress: clientAddress(ctx) }),
  }),
  route(accountsApi.resendConfirmation, {
    access: 'visitor',
    run: ({ strapi, body, ctx }) => resendConfirmation(strapi, { ...body, clientAddress: clientAddress(ctx) }),
  }),
  route(accountsApi.confirmSignUp, {
    access: 'visitor',
    run: async ({ strapi, caller, token, body, ctx }) =>
      replaceSignIn(strapi, token, await confirmSignUp(strapi, { ...body, ...browserOf(body, ctx), now: caller.now })),
  }),
  route(accountsApi.signUpLink, {
    access: 'visitor',
    run: ({ strapi, caller, query }) => viewSignUpLink(strapi, linkAttempt(query, caller)),
  }),
  route(accountsApi.invitation, {
    access: 'visitor',
    run: ({ strapi, caller, query }) => viewInvitation(strapi, linkAttempt(query, caller)),
  }),
  route(accountsApi.acceptInvitation, {
    access: 'visitor',
    run: async ({ strapi, caller, token, body, ctx }) =>
      replaceSignIn(strapi, token, await acceptInvitation(strapi, { ...body, ...browserOf(body, ctx), now: caller.now })),
  }),
  route(accountsApi.renewInvitation, {
    access: 'visitor',
    run: ({ strapi, caller, body }) => renewInvitation(strapi, { ...body, now: caller.now }),
  }),
  route(accountsApi.changePassword, {
    access: 'person',
    run: ({ strapi, caller, token, body }) => changePassword(strapi, { ...body, person: caller.person.id, token, now: caller.now }),
  }),
  route(accountsApi.requestAddressChange, {
    access: 'person',
    run: ({ strapi, caller, body }) => requestAddressChange(strapi, { ...body, person: caller.person.id }),
  }),
  route(accountsApi.cancelAddressChange, {
    access: 'person',
    run: ({ strapi, caller }) => endAddressChange(strapi.db.connection, { person: caller.person.id, cause: 'withdrawn' }),
  }),
  route(accountsApi.addressLink, {
    access: 'visitor',
    run: ({ strapi, caller, query }) => viewAddressLink(strapi, { ...linkAttempt(query, caller), person: caller.person?.id ?? null }),
  }),
  route(accountsApi.confirmAddressChange, {
    access: 'visitor',
    run: ({ strapi, caller, token, body }) =>
      confirmAddress(strapi, { ...linkAttempt(body, caller), person: caller.person?.id ?? null, token }),
  }),
  route(accountsApi.addressUndo, {
    access: 'visitor',
    run: ({ strapi, caller, query }) => viewAddressUndo(strapi, linkAttempt(query, caller)),
  }),
  route(accountsApi.undoAddressChange, {
    access: 'visitor',
    run: ({ strapi, caller, body }) => undoAddress(strapi, linkAttempt(body, caller)),
  }),
  route(accountsApi.saveMobile, {
    access: 'person',
    run: ({ strapi, caller, body }) => changeMobile(strapi.db.connection, { ...body, person: caller.person.id }),
  }),
  route(accountsApi.saveCommunityChoices, {
    access: 'person',
    run: ({ strapi, caller, body }) => saveCommunity(strapi.db.connection, caller.person.id, body),
  }),
  route(accountsApi.twoFactor, {
    access: 'person',
    run: ({ strapi, caller, token }) => viewTwoFactor(strapi, caller, token),
  }),
  route(accountsApi.beginTwoFactor, {
    access: 'person',
    run: ({ strapi, caller, body }) => beginTwoFactor(strapi, { ...body, person: caller.person.id }),
  }),
  route(accountsApi.confirmTwoFactor, {
    access: 'person',
    run: ({ strapi, caller, token, body }) => confirmTwoFactor(strapi, { ...body, token, person: caller.person.id, now: caller.now }),
  }),
  route(accountsApi.disableTwoFactor, {
    access: 'person',
    run: ({ strapi, caller, token, body }) => disableTwoFactor(strapi, { ...body, token, person: caller.person.id, now: caller.now }),
  }),
  route(accountsApi.beginPasskey, {
    access: 'person',
    run: ({ strapi, caller, token, body }) => beginPasskey(strapi, { ...body, token, person: caller.person.id }),
  }),
  route(accountsApi.addPasskey, {
    access: 'person',
    run: ({ strapi, caller, token, body }) => addPasskey(strapi, { ...body, token, person: caller.person.id, now: caller.now }),
  }),
  route(accountsApi.removePasskey, {
    access: 'person',
    run: ({ strapi, caller, token, body }) => removePasskey(strapi, { ...body, token, person: caller.person.id }),
  }),
  route(accountsApi.requestErasure, {
    access: 'person',
    run: ({ strapi, caller, body }) => requestErasure(strapi, { ...body, person: caller.person.id }),
  }),
  route(accountsApi.cancelErasure, {
    access: 'person',
    run: ({ strapi, caller }) => deleteErasureRequest(strapi.db.connection, caller.person.id),
  }),
  route(accountsApi.adminLogin, {
    access: 'person',
    run: ({ strapi, caller, token, body }) => adminLoginUrl(strapi, caller, { token: token ?? '', browser: body.browser ?? null }),
  }),
  route(accountsApi.me, {
    access: 'person',
    run: async ({ caller: { person } }) => ({ ...person, email: shownEmail(person.email) }),
  }),
  route(accountsApi.picture, {
    access: 'person',
    run: ({ strapi, caller, ctx }) => servePicture(strapi, caller, ctx),
  }),
  route(accountsApi.uploadPicture, {
    access: 'person',
    run: async ({ strapi, caller, body }) => changePicture(strapi, { person: caller.person.id, from: await body.bytes() }),
  }),
  route(accountsApi.deletePicture, {
    access: 'person',
    run: async ({ strapi, caller }) => {
      await deletePicture(strapi.db.connection, caller.person.id);
    },
  }),
  route(accountsApi.personalData, {
    access: 'person',
    run: ({ strapi, caller, ctx }) => exportPersonalData(strapi, caller, ctx),
  }),
];
