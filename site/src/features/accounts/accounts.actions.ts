import { type ActionAPIContext, defineAction } from 'astro:actions';
import { accountsApi } from '@cordee/accounts/api';
import { z } from 'astro/zod';
import { call, Refused } from '../../lib/cms.ts';
import { clearSession, setPendingSignIn, setSession, trustedBrowserToken } from '../../lib/cookies.ts';
import { type Outcome, outcome, problemOf } from '../../lib/form-outcome.ts';

const text = z.string().max(1024).catch('');

export const signIn = defineAction({
  accept: 'form',
  input: z.object({ email: text, password: text }),
  handler: async (input, context): Promise<Outcome & { needsTwoFactor?: boolean }> => {
    let needsTwoFactor = false;
    const result = await outcome(input.email, async () => {
      const body = { ...input, trustedBrowser: trustedBrowserToken(context.cookies) };
      const signedIn = await call(context, accountsApi.signIn, { body });
      needsTwoFactor = 'pendingSignIn' in signedIn;
      if ('pendingSignIn' in signedIn) setPendingSignIn(context.cookies, signedIn.pendingSignIn);
      else setSession(context.cookies, signedIn);
    });
    return { ...result, needsTwoFactor };
  },
});

export const signOut = defineAction({
  accept: 'form',
  handler: (_, context) =>
    outcome(undefined, async () => {
      // When the CMS is away this browser forgets the sign-in all the same: somebody else may come to it next.
      if (context.locals.token) await call(context, accountsApi.signOut).catch(throwUnlessAway);
      endSession(context);
    }),
});

export const signOutElsewhere = defineAction({
  accept: 'form',
  handler: (_, context) => outcome(undefined, () => call(context, accountsApi.signOutElsewhere)),
});

export const requestPasswordReset = defineAction({
  accept: 'form',
  input: z.object({ email: text }),
  handler: ({ email }, context) => outcome(email, () => call(context, accountsApi.requestPasswordReset, { body: { email } })),
});

export const resetPassword = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (input, context) =>
    outcome(undefined, async () => {
      await call(context, accountsApi.resetPassword, { body: { ...input, trustedBrowser: trustedBrowserToken(context.cookies) } });
      endSession(context);
    }),
});

export const acceptInvitation = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (input, context) =>
    outcome(undefined, async () => {
      const body = { ...input, trustedBrowser: trustedBrowserToken(context.cookies) };
      setSession(context.cookies, await call(context, accountsApi.acceptInvitation, { body }));
    }),
});

export const renewInvitation = defineAction({
  accept: 'form',
  input: z.object({ code: text }),
  handler: (body, context): Promise<Outcome> => call(context, accountsApi.renewInvitation, { body }).catch(problemOf),
});

export const changePassword = defineAction({
  accept: 'form',
  input: z.object({ current: text, password: text }),
  handler: (body, context) => outcome(undefined, () => call(context, accountsApi.changePassword, { body })),
});

export const requestAddressChange = defineAction({
  accept: 'form',
  input: z.object({ email: text, current: text }),
  handler: ({ email, current }, context) =>
    outcome(email.trim(), () => call(context, accountsApi.requestAddressChange, { body: { email: email.trim(), current } })),
});

export const cancelAddressChange = defineAction({
  accept: 'form',
  handler: (_, context) => outcome(undefined, () => call(context, accountsApi.cancelAddressChange)),
});

export const confirmAddressChange = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (input, context) =>
    outcome(undefined, () =>
      call(context, accountsApi.confirmAddressChange, { body: { ...input, trustedBrowser: trustedBrowserToken(context.cookies) } }),
    ),
});

export const undoAddressChange = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (input, context) =>
    outcome(undefined, async () => {
      await call(context, accountsApi.undoAddressChange, { body: { ...input, trustedBrowser: trustedBrowserToken(context.cookies) } });
      endSession(context);
    }),
});

export const signUp = defineAction({
  accept: 'form',
  input: z.object({ firstName: text, lastName: text, email: text, password: text }),
  handler: async ({ password, ...input }, context): Promise<Outcome & { input: Omit<typeof input, 'password'> }> => {
    const body = { ...input, email: input.email.trim(), password, locale: context.locals.locale };
    const result = await outcome(input.email, () => call(context, accountsApi.signUp, { body }));
    return { ...result, input };
  },
});

export const resendConfirmation = defineAction({
  accept: 'form',
  input: z.object({ firstName: text, lastName: text, email: text }),
  handler: async (input, context) => ({
    ...(await outcome(input.email, () => call(context, accountsApi.resendConfirmation, { body: { email: input.email } }))),
    input,
  }),
});

export const confirmSignUp = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (input, context) =>
    outcome(undefined, async () => {
      const body = { ...input, trustedBrowser: trustedBrowserToken(context.cookies) };
      setSession(context.cookies, await call(context, accountsApi.confirmSignUp, { body }));
    }),
});

function throwUnlessAway(error: unknown): void {
  if (!(error instanceof Refused && error.problem.status >= 500)) throw error;
}

function endSession({ cookies, locals }: ActionAPIContext): void {
  clearSession(cookies);
  locals.token = undefined;
}
