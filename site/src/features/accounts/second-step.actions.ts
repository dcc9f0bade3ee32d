import { defineAction } from 'astro:actions';
import type { RecoveryCodes, SignIn } from '@cordee/accounts/api';
import { z } from 'astro/zod';
import { ask } from '../../lib/cms.ts';
import { deviceToken, dropStep, keepSession, stepCode } from '../../lib/cookies.ts';
import { type Outcome, outcome, refusedBy } from './outcome.ts';

const text = z.string().max(1024).catch('');
const code = z.string().max(40).catch('');

export const passSecondStep = defineAction({
  accept: 'form',
  input: z.object({ code }),
  handler: (typed, context) =>
    outcome(undefined, async () => {
      const body = { ...typed, step: stepCode(context.cookies), device: deviceToken(context.cookies) };
      keepSession(context.cookies, await ask<SignIn>(context, '/accounts/sign-ins/second-step', { method: 'POST', body }));
      dropStep(context.cookies);
    }),
});

export const beginSecondStep = defineAction({
  accept: 'form',
  input: z.object({ current: text }),
  handler: (body, context) => outcome(undefined, () => ask(context, '/accounts/second-step', { method: 'POST', body })),
});

export const confirmSecondStep = defineAction({
  accept: 'form',
  input: z.object({ code }),
  handler: (body, context): Promise<Outcome & Partial<RecoveryCodes>> =>
    ask<RecoveryCodes>(context, '/accounts/second-step/confirmed', { method: 'POST', body }).catch(refusedBy),
});

export const endSecondStep = defineAction({
  accept: 'form',
  input: z.object({ code }),
  handler: (body, context) => outcome(undefined, () => ask(context, '/accounts/second-step/ended', { method: 'POST', body })),
});
