import { type ActionAPIContext, defineAction } from 'astro:actions';
import { accountsApi, type RecoveryCodes } from '@cordee/accounts/api';
import { z } from 'astro/zod';
import { call } from '../../lib/cms.ts';
import { clearPendingSignIn, pendingSignInCode, setSession, trustedBrowserToken } from '../../lib/cookies.ts';
import { type Outcome, outcome, problemOf } from '../../lib/form-outcome.ts';

const text = z.string().max(1024).catch('');
const code = z.string().max(40).catch('');

/** What the browser answered about a passkey, as JSON. */
const response = z.string().max(20_000).catch('');

export const verifyTwoFactor = defineAction({
  accept: 'form',
  input: z.object({ code }),
  handler: (input, context) =>
    outcome(undefined, () =>
      completeSignIn(context, (body) => call(context, accountsApi.verifyTwoFactor, { body: { ...input, ...body } })),
    ),
});

export const verifyPasskey = defineAction({
  accept: 'form',
  input: z.object({ response }),
  handler: (input, context) =>
    outcome(undefined, () => completeSignIn(context, (body) => call(context, accountsApi.verifyPasskey, { body: { ...input, ...body } }))),
});

export const beginTwoFactor = defineAction({
  accept: 'form',
  input: z.object({ current: text }),
  handler: (body, context) => outcome(undefined, () => call(context, accountsApi.beginTwoFactor, { body })),
});

export const confirmTwoFactor = defineAction({
  accept: 'form',
  input: z.object({ code }),
  handler: (body, context): Promise<Outcome & Partial<RecoveryCodes>> =>
    call(context, accountsApi.confirmTwoFactor, { body }).catch(problemOf),
});

export const disableTwoFactor = defineAction({
  accept: 'form',
  input: z.object({ code }),
  handler: (body, context) => outcome(undefined, () => call(context, accountsApi.disableTwoFactor, { body })),
});

export const beginPasskey = defineAction({
  accept: 'form',
  input: z.object({ current: text }),
  handler: (body, context) => outcome(undefined, () => call(context, accountsApi.beginPasskey, { body })),
});

export const addPasskey = defineAction({
  accept: 'form',
  input: z.object({ name: text, response }),
  handler: (body, context): Promise<Outcome & Partial<RecoveryCodes> & { passkeyName?: string }> =>
    call(context, accountsApi.addPasskey, { body }).catch((error) => ({ ...problemOf(error), passkeyName: body.name })),
});

export const removePasskey = defineAction({
  accept: 'form',
  input: z.object({ passkey: z.uuid(), current: text }),
  handler: async (body, context): Promise<Outcome & { passkey: string }> => ({
    ...(await outcome(undefined, () => call(context, accountsApi.removePasskey, { body }))),
    passkey: body.passkey,
  }),
});

/** Completes the pending sign-in of this browser by `verify`. */
async function completeSignIn(
  { cookies, locals }: ActionAPIContext,
  verify: (pending: { pendingSignIn: string; trustedBrowser: string | null }) => Promise<Parameters<typeof setSession>[1]>,
): Promise<void> {
  const pendingSignIn = pendingSignInCode(cookies);
  // Another tab of this browser has just completed the sign-in. (H-75)
  if (!pendingSignIn && locals.token) return;

  setSession(cookies, await verify({ pendingSignIn, trustedBrowser: trustedBrowserToken(cookies) }));
  clearPendingSignIn(cookies);
}
