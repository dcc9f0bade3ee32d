import { endpoint, instant, noContent } from '@cordee/kernel/endpoint';
import { typedName } from '@cordee/kernel/typed';
import { z } from 'zod/v4';
import { password, SignInView, trustedBrowser } from './link-api.ts';

/** A TOTP code of the person's authenticator app, or a recovery code. */
const code = z.string().max(40);

/** The code of a pending sign-in. */
const pendingSignIn = z.string().max(200);

/** The request body of the two-factor verification form. (ACC-6) */
const VerifyTwoFactorRequest = z.strictObject({ pendingSignIn, code, trustedBrowser });

/** By which factors a pending sign-in can be completed, beside a recovery code. (ACC-6) */
const SecondStepsView = z.object({
  app: z.boolean().describe('codes of an authenticator app'),
  passkey: z.string().nullable().describe('the options of `navigator.credentials.get`, as JSON, for who has a passkey'),
});

/** What the browser answered about a passkey, as JSON. (ACC-6) */
const response = z.string().max(20_000);

/** The request body that completes a pending sign-in with a passkey. (ACC-6) */
const VerifyPasskeyRequest = z.strictObject({ pendingSignIn, response, trustedBrowser });

/** The passkey that the browser has just made, under the name that its owner gives it. (ACC-6) */
const AddPasskeyRequest = z.strictObject({ name: typedName, response });

/** The passkey that its owner removes. (ACC-6) */
const RemovePasskeyRequest = z.strictObject({ passkey: z.uuid(), current: password });

/** The request body that starts two-factor setup, or the setup of a passkey. (ACC-6) */
const BeginTwoFactorRequest = z.strictObject({ current: password });

/** The code that confirms two-factor setup, or disables two-factor authentication. (ACC-6) */
const CodeRequest = z.strictObject({ code });

/** The recovery codes; they are returned this once, with the first second factor. (ACC-6) */
const RecoveryCodesView = z.object({ recoveryCodes: z.array(z.string()) });

/** A passkey of the person. (ACC-6) */
const PasskeyView = z.object({ id: z.uuid(), name: z.string(), createdAt: instant, lastUsedAt: instant.nullable() });

const twoFactorCommon = {
  name: z.string(),
  required: z.boolean().describe('two-factor authentication is mandatory for this person'),
  kept: z.boolean().describe('the person has one second factor, which is mandatory: it cannot be taken away'),
  codesLeft: z.number().int(),
  passkeys: z.array(PasskeyView),
  newPasskey: z.string().nullable().describe('the options of `navigator.credentials.create`, as JSON, while a passkey is being added'),
};

/** The second factors of a person, and the state of their authenticator app; `begun` carries the secret and the URI for the authenticator app. (ACC-6) */
const TwoFactorView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('off'), ...twoFactorCommon }),
  z.object({ state: z.literal('begun'), secret: z.string(), uri: z.string(), ...twoFactorCommon }),
  z.object({ state: z.literal('on'), since: z.string(), ...twoFactorCommon }),
]);

/** The endpoints of two-factor authentication: authenticator apps, passkeys and recovery codes. (ACC-6) */
export const twoFactorApi = {
  secondSteps: endpoint({
    method: 'GET',
    path: '/accounts/sign-ins/second-step',
    summary: 'Read by which factors a pending sign-in can be completed (ACC-6)',
    query: z.object({ pendingSignIn }),
    response: SecondStepsView,
  }),
  verifyTwoFactor: endpoint({
    method: 'POST',
    path: '/accounts/sign-ins/second-step',
    summary: 'Verify the two-factor code of a pending sign-in (ACC-6)',
    body: VerifyTwoFactorRequest,
    response: SignInView,
  }),
  verifyPasskey: endpoint({
    method: 'POST',
    path: '/accounts/sign-ins/passkey',
    summary: 'Complete a pending sign-in with a passkey (ACC-6)',
    body: VerifyPasskeyRequest,
    response: SignInView,
  }),
  twoFactor: endpoint({
    method: 'GET',
    path: '/accounts/second-step',
    summary: 'Read the state of one’s two-factor authentication (ACC-6)',
    response: TwoFactorView,
  }),
  beginTwoFactor: endpoint({
    method: 'POST',
    path: '/accounts/second-step',
    summary: 'Begin two-factor setup (ACC-6)',
    body: BeginTwoFactorRequest,
    response: noContent,
  }),
  confirmTwoFactor: endpoint({
    method: 'POST',
    path: '/accounts/second-step/confirmed',
    summary: 'Confirm two-factor setup with a first code (ACC-6)',
    body: CodeRequest,
    response: RecoveryCodesView,
  }),
  disableTwoFactor: endpoint({
    method: 'POST',
    path: '/accounts/second-step/ended',
    summary: 'Disable two-factor authentication with a code (ACC-6)',
    body: CodeRequest,
    response: noContent,
  }),
  beginPasskey: endpoint({
    method: 'POST',
    path: '/accounts/passkeys',
    summary: 'Begin adding a passkey (ACC-6)',
    body: BeginTwoFactorRequest,
    response: noContent,
  }),
  addPasskey: endpoint({
    method: 'POST',
    path: '/accounts/passkeys/added',
    summary: 'Add the passkey that one’s browser has just made (ACC-6)',
    body: AddPasskeyRequest,
    response: RecoveryCodesView,
  }),
  removePasskey: endpoint({
    method: 'POST',
    path: '/accounts/passkeys/removed',
    summary: 'Remove one of one’s passkeys (ACC-6)',
    body: RemovePasskeyRequest,
    response: noContent,
  }),
};

export type TwoFactor = z.infer<typeof TwoFactorView>;
export type SecondSteps = z.infer<typeof SecondStepsView>;
export type RecoveryCodes = z.infer<typeof RecoveryCodesView>;
