import { defineAction } from 'astro:actions';
import { z } from 'astro/zod';
import { request } from '../../lib/cms.ts';
import { outcome } from '../../lib/form-outcome.ts';

export const requestErasure = defineAction({
  accept: 'form',
  input: z.object({ current: z.string().max(1024).catch('') }),
  handler: (body, context) => outcome(undefined, () => request(context, '/accounts/erasure-requests', { method: 'POST', body })),
});

export const cancelErasure = defineAction({
  accept: 'form',
  handler: (_, context) => outcome(undefined, () => request(context, '/accounts/erasure-requests/mine', { method: 'DELETE' })),
});

export const saveMobile = defineAction({
  accept: 'form',
  input: z.object({ mobile: z.string().max(40).catch(''), sms: z.boolean() }),
  handler: async (input, context) => ({
    ...(await outcome(undefined, () => request(context, '/accounts/mobile', { method: 'POST', body: input }))),
    input,
  }),
});

export const saveCommunityChoices = defineAction({
  accept: 'form',
  input: z.object({ communityMails: z.boolean(), anonymous: z.boolean() }),
  handler: (body, context) => outcome(undefined, () => request(context, '/accounts/community', { method: 'POST', body })),
});
