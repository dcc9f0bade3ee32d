import { z } from 'zod/v4';

const address = z.string().max(320);
const password = z.string().max(1024);
/** What a browser that signed in before was given to be known by. */
const trustedBrowser = z.string().max(100).nullish();

/** What the sign-in form sends. (ACC-1) */
export const SignInRequest = z.strictObject({ email: address, password, trustedBrowser });

/** The opaque token for the person's cookie, and what the browser is known by from now on. */
export const SignInView = z.object({ token: z.string(), trustedBrowser: z.string() });

/** The same, or the code at which the person's second step is awaited. (ACC-6) */
export const SignInResultView = z.union([SignInView, z.object({ pendingSignIn: z.string() })]);

/** A code of the person's app, or one for the day it is lost. */
const code = z.string().max(40);

/** What the form of the second step sends. (ACC-6) */
export const VerifyTwoFactorRequest = z.strictObject({ pendingSignIn: z.string().max(200), code, trustedBrowser });

/** What starts the setting up of a second step. (ACC-6) */
export const BeginTwoFactorRequest = z.strictObject({ current: password });

/** What the form that asks for erasure sends. (ACC-20) */
export const EraseRequest = z.strictObject({ current: password });

/** The code that confirms a second step, or takes it away. (ACC-6) */
export const CodeRequest = z.strictObject({ code });

/** The codes for the day the app is lost: told once. (ACC-6) */
export const RecoveryCodesView = z.object({ recoveryCodes: z.array(z.string()) });

const shown = { name: z.string(), required: z.boolean().describe('the house asks it of this person') };

/** How a second step stands; `begun`: what the app is to be shown. (ACC-6) */
export const TwoFactorView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('off'), ...shown }),
  z.object({ state: z.literal('begun'), secret: z.string(), uri: z.string(), ...shown }),
  z.object({ state: z.literal('on'), since: z.string(), codesLeft: z.number().int(), ...shown }),
]);

/** What the "forgotten password" form sends. (ACC-2) */
export const ForgottenRequest = z.strictObject({ email: address });

/** What the "new password" form sends. (ACC-2) */
export const ResetRequest = z.strictObject({ code: z.string().max(200), password });

const name = z.string().trim().min(1).max(100);

/** What the form for a new account sends. (ACC-3) */
export const SignUpRequest = z.strictObject({
  firstName: name,
  lastName: name,
  email: z.email().max(320),
  password,
  locale: z.enum(['fr', 'en']),
});

/** The code that confirms the address of a new account, and the password that was chosen for it. (ACC-3) */
export const ConfirmRequest = z.strictObject({ code: z.string().max(200), password, trustedBrowser });

/** The code of an invitation, as its link bears it. (ACC-4) */
export const InvitationQuery = z.object({ code: z.string().max(200) });

/**
 * What an invitation is to whoever has its link: `open` while it isStaff, `expired` with the address it went to, masked;
 * `unknown` when it is none of ours or was withdrawn. (ACC-4)
 */
export const InvitationView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), firstName: z.string(), email: z.string() }),
  z.object({ state: z.literal('expired'), email: z.string() }),
  z.object({ state: z.enum(['used', 'unknown']) }),
]);

/** What the form of an invitation sends. (ACC-4) */
export const AcceptRequest = z.strictObject({ code: z.string().max(200), password, trustedBrowser });

/** The expired invitation that a new one is asked for by. (ACC-4) */
export const RenewRequest = z.strictObject({ code: z.string().max(200) });

/** Where the new invitation went, masked. (ACC-4) */
export const RenewView = z.object({ email: z.string() });

/** What the "change my password" form sends. (ACC-10) */
export const ChangePasswordRequest = z.strictObject({ current: password, password });

/** What the "change my address" form sends. (ACC-10) */
export const AddressChangeRequest = z.strictObject({ email: z.email().max(255), current: password });

/** The code of a link about an address, as it bears it. (ACC-10) */
export const AddressLinkQuery = z.object({ code: z.string().max(200) });

/** What such a link is to whoever has it: the address it gives, and whether the account is that of who is signed in. (ACC-10) */
export const AddressLinkView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), email: z.string(), mine: z.boolean() }),
  z.object({ state: z.literal('dead') }),
]);

/** What the form of a link about an address sends. (ACC-10) */
export const AddressLinkRequest = z.strictObject({ code: z.string().max(200), password });

/** What the "mobile" form sends; an empty number forgets the one there was. (ACC-10) */
export const MobileRequest = z.strictObject({ mobile: z.string().max(40), sms: z.boolean() });

/** What the "community" form sends. (ACC-10) */
export const CommunityRequest = z.strictObject({ communityMails: z.boolean(), anonymous: z.boolean() });

/** Who is signed in, as the site's header shows it. */
export const MeView = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  locale: z.enum(['fr', 'en']),
  isStaff: z.boolean().describe('has an account in the workplace (ACC-22)'),
});

/** Where a person is signed in, here first: since which day, and on which they were last there. (SEC-4) */
export const SignInsView = z.object({
  name: z.string(),
  signIns: z.array(z.object({ since: z.string(), seen: z.string(), clientAddress: z.string(), here: z.boolean() })),
});

/** Where the browser goes to be let into the workplace. (ACC-22) */
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
