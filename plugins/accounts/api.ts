import { z } from 'zod/v4';

const address = z.string().max(320);
const password = z.string().max(1024);
/** The token of a trusted browser: one that a person signed in with before. */
const trustedBrowser = z.string().max(100).nullish();

/** The request body of the sign-in form. (ACC-1) */
export const SignInRequest = z.strictObject({ email: address, password, trustedBrowser });

/** The opaque session token for the person's cookie, and the token that makes the browser a trusted one from now on. */
export const SignInView = z.object({ token: z.string(), trustedBrowser: z.string() });

/** The result of a right password: a sign-in, or the code of a pending sign-in when two-factor verification has to follow. (ACC-6) */
export const SignInResultView = z.union([SignInView, z.object({ pendingSignIn: z.string() })]);

/** A TOTP code of the person's authenticator app, or a recovery code. */
const code = z.string().max(40);

/** The request body of the two-factor verification form. (ACC-6) */
export const VerifyTwoFactorRequest = z.strictObject({ pendingSignIn: z.string().max(200), code, trustedBrowser });

/** The request body that starts two-factor setup. (ACC-6) */
export const BeginTwoFactorRequest = z.strictObject({ current: password });

/** The request body of the erasure request form. (ACC-20) */
export const EraseRequest = z.strictObject({ current: password });

/** The code that confirms two-factor setup, or disables two-factor authentication. (ACC-6) */
export const CodeRequest = z.strictObject({ code });

/** The recovery codes; they are returned this once. (ACC-6) */
export const RecoveryCodesView = z.object({ recoveryCodes: z.array(z.string()) });

const twoFactorCommon = { name: z.string(), required: z.boolean().describe('two-factor authentication is mandatory for this person') };

/** The state of two-factor authentication; `begun` carries the secret and the URI for the authenticator app. (ACC-6) */
export const TwoFactorView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('off'), ...twoFactorCommon }),
  z.object({ state: z.literal('begun'), secret: z.string(), uri: z.string(), ...twoFactorCommon }),
  z.object({ state: z.literal('on'), since: z.string(), codesLeft: z.number().int(), ...twoFactorCommon }),
]);

/** The request body of the "forgotten password" form. (ACC-2) */
export const ForgottenRequest = z.strictObject({ email: address });

/** The request body of the "new password" form. (ACC-2) */
export const ResetRequest = z.strictObject({ code: z.string().max(200), password });

const name = z.string().trim().min(1).max(100);

/** The request body of the sign-up form. (ACC-3) */
export const SignUpRequest = z.strictObject({
  firstName: name,
  lastName: name,
  email: z.email().max(320),
  password,
  locale: z.enum(['fr', 'en']),
});

/** The code that confirms the address of a new account, and the password that was chosen for it. (ACC-3) */
export const ConfirmRequest = z.strictObject({ code: z.string().max(200), password, trustedBrowser });

/** The code of an invitation, as its link carries it. (ACC-4) */
export const InvitationQuery = z.object({ code: z.string().max(200) });

/**
 * The state of an invitation for whoever has its link: `open` while the link works, `expired` with the masked address it was sent to,
 * `unknown` when the code is not ours or the invitation was withdrawn. (ACC-4)
 */
export const InvitationView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), firstName: z.string(), email: z.string() }),
  z.object({ state: z.literal('expired'), email: z.string() }),
  z.object({ state: z.enum(['used', 'unknown']) }),
]);

/** The request body of the invitation form. (ACC-4) */
export const AcceptRequest = z.strictObject({ code: z.string().max(200), password, trustedBrowser });

/** The code of an expired invitation that is to be renewed. (ACC-4) */
export const RenewRequest = z.strictObject({ code: z.string().max(200) });

/** The masked address that the new invitation was sent to. (ACC-4) */
export const RenewView = z.object({ email: z.string() });

/** The request body of the "change my password" form. (ACC-10) */
export const ChangePasswordRequest = z.strictObject({ current: password, password });

/** The request body of the "change my address" form. (ACC-10) */
export const AddressChangeRequest = z.strictObject({ email: z.email().max(255), current: password });

/** The code of an address link, as the link carries it. (ACC-10) */
export const AddressLinkQuery = z.object({ code: z.string().max(200) });

/** The state of an address link: the address it sets, and whether the account is that of the signed-in person (`mine`). (ACC-10) */
export const AddressLinkView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), email: z.string(), mine: z.boolean() }),
  z.object({ state: z.literal('dead') }),
]);

/** The request body of the form behind an address link. (ACC-10) */
export const AddressLinkRequest = z.strictObject({ code: z.string().max(200), password });

/** The request body of the "mobile" form; an empty number deletes the stored one. (ACC-10) */
export const MobileRequest = z.strictObject({ mobile: z.string().max(40), sms: z.boolean() });

/** The request body of the "community" form. (ACC-10) */
export const CommunityRequest = z.strictObject({ communityMails: z.boolean(), anonymous: z.boolean() });

/** The signed-in person, as the site's header shows them. */
export const MeView = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  locale: z.enum(['fr', 'en']),
  isStaff: z.boolean().describe('has an account in the CMS admin (ACC-22)'),
});

/** The open sign-ins of a person, the present one first: the day each began and the day of its last activity. (SEC-4) */
export const SignInsView = z.object({
  name: z.string(),
  signIns: z.array(z.object({ since: z.string(), seen: z.string(), clientAddress: z.string(), here: z.boolean() })),
});

/** The URL that lets the browser into the CMS admin. (ACC-22) */
export const AdminLoginView = z.object({ address: z.string() });

export type AdminLogin = z.infer<typeof AdminLoginView>;
export type SignIns = z.infer<typeof SignInsView>;
export type SignIn = z.infer<typeof SignInView>;
export type SignInResult = z.infer<typeof SignInResultView>;
export type TwoFactor = z.infer<typeof TwoFactorView>;
export type RecoveryCodes = z.infer<typeof RecoveryCodesView>;
export type Invitation = z.infer<typeof InvitationView>;
export type AddressLink = z.infer<typeof AddressLinkView>;
export type Me = z.infer<typeof MeView>;
