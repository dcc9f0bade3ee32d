import { type ActionAPIContext, defineAction } from 'astro:actions';
import type { HalfSignIn, SignIn } from '@cordee/accounts/api';
import { z } from 'astro/zod';
import { ask } from '../../lib/cms.ts';
import { deviceToken, dropSession, keepSession, keepStep } from '../../lib/cookies.ts';
import { type Outcome, outcome, refusedBy } from './outcome.ts';

const text = z.string().max(1024).catch('');

export const signIn = defineAction({
  accept: 'form',
  input: z.object({ email: text, password: text }),
  handler: async (typed, context): Promise<Outcome & { halfway?: boolean }> => {
    let halfway = false;
    const done = await outcome(typed.email, async () => {
      const body = { ...typed, device: deviceToken(context.cookies) };
      const begun = await ask<HalfSignIn>(context, '/accounts/sign-ins', { method: 'POST', body });
      halfway = 'step' in begun;
      if ('step' in begun) keepStep(context.cookies, begun.step);
      else keepSession(context.cookies, begun);
    });
    return { ...done, halfway };
  },
});

export const signOut = defineAction({
  accept: 'form',
  handler: (_, context) =>
    outcome(undefined, async () => {
      if (context.locals.token) await ask(context, '/accounts/sign-ins/mine', { method: 'DELETE' });
      forget(context);
    }),
});

export const signOutElsewhere = defineAction({
  accept: 'form',
  handler: (_, context) => outcome(undefined, () => ask(context, '/accounts/sign-ins/others', { method: 'DELETE' })),
});

export const forgetPassword = defineAction({
  accept: 'form',
  input: z.object({ email: text }),
  handler: ({ email }, context) => outcome(email, () => ask(context, '/accounts/forgotten-passwords', { method: 'POST', body: { email } })),
});

export const resetPassword = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (typed, context) =>
    outcome(undefined, async () => {
      await ask(context, '/accounts/password-resets', { method: 'POST', body: typed });
      forget(context);
    }),
});

export const acceptInvitation = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (typed, context) =>
    outcome(undefined, async () => {
      const body = { ...typed, device: deviceToken(context.cookies) };
      keepSession(context.cookies, await ask<SignIn>(context, '/accounts/invitations/accepted', { method: 'POST', body }));
    }),
});

export const renewInvitation = defineAction({
  accept: 'form',
  input: z.object({ code: text }),
  handler: (typed, context): Promise<Outcome> =>
    ask<{ email: string }>(context, '/accounts/invitations/renewed', { method: 'POST', body: typed }).catch(refusedBy),
});

export const changePassword = defineAction({
  accept: 'form',
  input: z.object({ current: text, password: text }),
  handler: (typed, context) => outcome(undefined, () => ask(context, '/accounts/password', { method: 'POST', body: typed })),
});

export const changeAddress = defineAction({
  accept: 'form',
  input: z.object({ email: text, current: text }),
  handler: ({ email, current }, context) =>
    outcome(email.trim(), () => ask(context, '/accounts/address-changes', { method: 'POST', body: { email: email.trim(), current } })),
});

export const keepAddress = defineAction({
  accept: 'form',
  handler: (_, context) => outcome(undefined, () => ask(context, '/accounts/address-changes/mine', { method: 'DELETE' })),
});

export const confirmAddress = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (typed, context) =>
    outcome(undefined, () => ask(context, '/accounts/address-changes/confirmed', { method: 'POST', body: typed })),
});

export const undoAddress = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (typed, context) =>
    outcome(undefined, async () => {
      await ask(context, '/accounts/address-changes/undone', { method: 'POST', body: typed });
      forget(context);
    }),
});

export const signUp = defineAction({
  accept: 'form',
  input: z.object({ firstName: text, lastName: text, email: text, password: text }),
  handler: async ({ password, ...typed }, context): Promise<Outcome & { typed: Omit<typeof typed, 'password'> }> => {
    const body = { ...typed, email: typed.email.trim(), password, locale: context.locals.locale };
    const done = await outcome(typed.email, () => ask(context, '/accounts/sign-ups', { method: 'POST', body }));
    return { ...done, typed };
  },
});

export const confirmSignUp = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (typed, context) =>
    outcome(undefined, async () => {
      const body = { ...typed, device: deviceToken(context.cookies) };
      keepSession(context.cookies, await ask<SignIn>(context, '/accounts/sign-ups/confirmed', { method: 'POST', body }));
    }),
});

function forget({ cookies, locals }: ActionAPIContext): void {
  dropSession(cookies);
  locals.token = undefined;
}
