import { defineAction } from 'astro:actions';
import { accountsApi, type RecoveryCodes } from '@cordee/accounts/api';
import { z } from 'astro/zod';
import { call } from '../../lib/cms.ts';
import { clearPendingSignIn, pendingSignInCode, setSession, trustedBrowserToken } from '../../lib/cookies.ts';
import { type Outcome, outcome, problemOf } from '../../lib/form-outcome.ts';

const text = z.string().max(1024).catch('');
const code = z.string().max(40).catch('');

export const verifyTwoFactor = defineAction({
  accept: 'form',
  input: z.object({ code }),
  handler: (input, context) =>
    outcome(undefined, async () => {
      const pendingSignIn = pendingSignInCode(context.cookies);
      // Another tab of this browser has just completed the sign-in. (H-75)
      if (!pendingSignIn && context.locals.token) return;

      const body = { ...input, pendingSignIn, trustedBrowser: trustedBrowserToken(context.cookies) };
      setSession(context.cookies, await call(context, accountsApi.verifyTwoFactor, { body }));
      clearPendingSignIn(context.cookies);
    }),
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
