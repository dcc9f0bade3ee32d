import { type ActionAPIContext, defineAction } from 'astro:actions';
import type { SignIn, SignInResult } from '@cordee/accounts/api';
import { z } from 'astro/zod';
import { request } from '../../lib/cms.ts';
import { clearSession, setPendingSignIn, setSession, trustedBrowserToken } from '../../lib/cookies.ts';
import { type Outcome, outcome, refusedBy } from '../../lib/form-outcome.ts';

const text = z.string().max(1024).catch('');

export const signIn = defineAction({
  accept: 'form',
  input: z.object({ email: text, password: text }),
  handler: async (typed, context): Promise<Outcome & { halfway?: boolean }> => {
    let halfway = false;
    const done = await outcome(typed.email, async () => {
      const body = { ...typed, trustedBrowser: trustedBrowserToken(context.cookies) };
      const begun = await request<SignInResult>(context, '/accounts/sign-ins', { method: 'POST', body });
      halfway = 'pendingSignIn' in begun;
      if ('pendingSignIn' in begun) setPendingSignIn(context.cookies, begun.pendingSignIn);
      else setSession(context.cookies, begun);
    });
    return { ...done, halfway };
  },
});

export const signOut = defineAction({
  accept: 'form',
  handler: (_, context) =>
    outcome(undefined, async () => {
      if (context.locals.token) await request(context, '/accounts/sign-ins/mine', { method: 'DELETE' });
      forget(context);
    }),
});

export const signOutElsewhere = defineAction({
  accept: 'form',
  handler: (_, context) => outcome(undefined, () => request(context, '/accounts/sign-ins/others', { method: 'DELETE' })),
});

export const forgetPassword = defineAction({
  accept: 'form',
  input: z.object({ email: text }),
  handler: ({ email }, context) =>
    outcome(email, () => request(context, '/accounts/forgotten-passwords', { method: 'POST', body: { email } })),
});

export const resetPassword = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (typed, context) =>
    outcome(undefined, async () => {
      await request(context, '/accounts/password-resets', { method: 'POST', body: typed });
      forget(context);
    }),
});

export const acceptInvitation = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (typed, context) =>
    outcome(undefined, async () => {
      const body = { ...typed, trustedBrowser: trustedBrowserToken(context.cookies) };
      setSession(context.cookies, await request<SignIn>(context, '/accounts/invitations/accepted', { method: 'POST', body }));
    }),
});

export const renewInvitation = defineAction({
  accept: 'form',
  input: z.object({ code: text }),
  handler: (typed, context): Promise<Outcome> =>
    request<{ email: string }>(context, '/accounts/invitations/renewed', { method: 'POST', body: typed }).catch(refusedBy),
});

export const changePassword = defineAction({
  accept: 'form',
  input: z.object({ current: text, password: text }),
  handler: (typed, context) => outcome(undefined, () => request(context, '/accounts/password', { method: 'POST', body: typed })),
});

export const changeAddress = defineAction({
  accept: 'form',
  input: z.object({ email: text, current: text }),
  handler: ({ email, current }, context) =>
    outcome(email.trim(), () => request(context, '/accounts/address-changes', { method: 'POST', body: { email: email.trim(), current } })),
});

export const keepAddress = defineAction({
  accept: 'form',
  handler: (_, context) => outcome(undefined, () => request(context, '/accounts/address-changes/mine', { method: 'DELETE' })),
});

export const confirmAddress = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (typed, context) =>
    outcome(undefined, () => request(context, '/accounts/address-changes/confirmed', { method: 'POST', body: typed })),
});

export const undoAddress = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (typed, context) =>
    outcome(undefined, async () => {
      await request(context, '/accounts/address-changes/undone', { method: 'POST', body: typed });
      forget(context);
    }),
});

export const signUp = defineAction({
  accept: 'form',
  input: z.object({ firstName: text, lastName: text, email: text, password: text }),
  handler: async ({ password, ...typed }, context): Promise<Outcome & { typed: Omit<typeof typed, 'password'> }> => {
    const body = { ...typed, email: typed.email.trim(), password, locale: context.locals.locale };
    const done = await outcome(typed.email, () => request(context, '/accounts/sign-ups', { method: 'POST', body }));
    return { ...done, typed };
  },
});

export const confirmSignUp = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (typed, context) =>
    outcome(undefined, async () => {
      const body = { ...typed, trustedBrowser: trustedBrowserToken(context.cookies) };
      setSession(context.cookies, await request<SignIn>(context, '/accounts/sign-ups/confirmed', { method: 'POST', body }));
    }),
});

function forget({ cookies, locals }: ActionAPIContext): void {
  clearSession(cookies);
  locals.token = undefined;
}
