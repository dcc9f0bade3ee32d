import { type ActionAPIContext, defineAction } from 'astro:actions';
import type { SignIn, SignInResult } from '@cordee/accounts/api';
import { z } from 'astro/zod';
import { request } from '../../lib/cms.ts';
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
      const signedIn = await request<SignInResult>(context, '/accounts/sign-ins', { method: 'POST', body });
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
      if (context.locals.token) await request(context, '/accounts/sign-ins/mine', { method: 'DELETE' });
      endSession(context);
    }),
});

export const signOutElsewhere = defineAction({
  accept: 'form',
  handler: (_, context) => outcome(undefined, () => request(context, '/accounts/sign-ins/others', { method: 'DELETE' })),
});

export const requestPasswordReset = defineAction({
  accept: 'form',
  input: z.object({ email: text }),
  handler: ({ email }, context) =>
    outcome(email, () => request(context, '/accounts/forgotten-passwords', { method: 'POST', body: { email } })),
});

export const resetPassword = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (body, context) =>
    outcome(undefined, async () => {
      await request(context, '/accounts/password-resets', { method: 'POST', body });
      endSession(context);
    }),
});

export const acceptInvitation = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (input, context) =>
    outcome(undefined, async () => {
      const body = { ...input, trustedBrowser: trustedBrowserToken(context.cookies) };
      setSession(context.cookies, await request<SignIn>(context, '/accounts/invitations/accepted', { method: 'POST', body }));
    }),
});

export const renewInvitation = defineAction({
  accept: 'form',
  input: z.object({ code: text }),
  handler: (body, context): Promise<Outcome> =>
    request<{ email: string }>(context, '/accounts/invitations/renewed', { method: 'POST', body }).catch(problemOf),
});

export const changePassword = defineAction({
  accept: 'form',
  input: z.object({ current: text, password: text }),
  handler: (body, context) => outcome(undefined, () => request(context, '/accounts/password', { method: 'POST', body })),
});

export const requestAddressChange = defineAction({
  accept: 'form',
  input: z.object({ email: text, current: text }),
  handler: ({ email, current }, context) =>
    outcome(email.trim(), () => request(context, '/accounts/address-changes', { method: 'POST', body: { email: email.trim(), current } })),
});

export const cancelAddressChange = defineAction({
  accept: 'form',
  handler: (_, context) => outcome(undefined, () => request(context, '/accounts/address-changes/mine', { method: 'DELETE' })),
});

export const confirmAddressChange = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (body, context) => outcome(undefined, () => request(context, '/accounts/address-changes/confirmed', { method: 'POST', body })),
});

export const undoAddressChange = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (body, context) =>
    outcome(undefined, async () => {
      await request(context, '/accounts/address-changes/undone', { method: 'POST', body });
      endSession(context);
    }),
});

export const signUp = defineAction({
  accept: 'form',
  input: z.object({ firstName: text, lastName: text, email: text, password: text }),
  handler: async ({ password, ...input }, context): Promise<Outcome & { input: Omit<typeof input, 'password'> }> => {
    const body = { ...input, email: input.email.trim(), password, locale: context.locals.locale };
    const result = await outcome(input.email, () => request(context, '/accounts/sign-ups', { method: 'POST', body }));
    return { ...result, input };
  },
});

export const confirmSignUp = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (input, context) =>
    outcome(undefined, async () => {
      const body = { ...input, trustedBrowser: trustedBrowserToken(context.cookies) };
      setSession(context.cookies, await request<SignIn>(context, '/accounts/sign-ups/confirmed', { method: 'POST', body }));
    }),
});

function endSession({ cookies, locals }: ActionAPIContext): void {
  clearSession(cookies);
  locals.token = undefined;
}
