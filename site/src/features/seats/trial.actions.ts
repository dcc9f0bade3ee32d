import { defineAction } from 'astro:actions';
import { seatsApi } from '@cordee/seats/api';
import { z } from 'astro/zod';
import { call } from '../../lib/cms.ts';
import { setSession, trustedBrowserToken } from '../../lib/cookies.ts';
import { outcome } from '../../lib/form-outcome.ts';

const text = z.string().max(1024).catch('');

export const requestTrial = defineAction({
  accept: 'form',
  input: z.object({ day: text, firstName: text, lastName: text, email: text }),
  handler: async (input, context) => {
    const body = { ...input, email: input.email.trim(), locale: context.locals.locale };
    return { ...(await outcome(body.email, () => call(context, seatsApi.requestTrial, { body }))), input };
  },
});

export const confirmTrial = defineAction({
  accept: 'form',
  input: z.object({ code: text, password: text }),
  handler: (input, context) =>
    outcome(undefined, async () => {
      const body = { ...input, trustedBrowser: trustedBrowserToken(context.cookies) };
      const { signIn } = await call(context, seatsApi.confirmTrial, { body });
      if (signIn) setSession(context.cookies, signIn);
    }),
});
