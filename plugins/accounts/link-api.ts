import { z } from 'zod/v4';

/** A password as people type it. */
export const password = z.string().max(1024);

/** The token of a trusted browser: one that a person signed in with before, or that opened a link which signs in. */
export const trustedBrowser = z.string().max(100).nullish();

/** The code of a link, as the link carries it, and the browser that opens it. (H-75) */
export const LinkQuery = z.object({ code: z.string().max(200), trustedBrowser });

/**
 * The states of a link for whoever has it: `done` when this browser has just used it, `unknown` when it was replaced or withdrawn,
 * `incomplete` when the code is not as we made it. (H-75, H-76)
 */
export const CLOSED_LINK = ['done', 'used', 'expired', 'unknown', 'incomplete'] as const;

/** The opaque session token for the person's cookie, and the token that makes the browser a trusted one from now on. */
export const SignInView = z.object({ token: z.string(), trustedBrowser: z.string() });

/** The state of a link that needs no more to be said: of a password reset, of a sign-up. (H-76) */
export const OneTimeLinkView = z.object({ state: z.enum(['open', ...CLOSED_LINK]) });

/** The state of an invitation for whoever has its link: `expired` with the masked address it was sent to. (ACC-4) */
export const InvitationView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), firstName: z.string(), email: z.string() }),
  z.object({ state: z.literal('expired'), email: z.string() }),
  z.object({ state: z.enum(CLOSED_LINK).exclude(['expired']) }),
]);

/** The state of an address link: the address it sets, and whether the account is that of the signed-in person (`mine`). (ACC-10) */
export const AddressLinkView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), email: z.string(), mine: z.boolean() }),
  z.object({ state: z.enum(CLOSED_LINK) }),
]);

export type LinkView = z.infer<typeof OneTimeLinkView>;
export type Invitation = z.infer<typeof InvitationView>;
export type AddressLink = z.infer<typeof AddressLinkView>;
