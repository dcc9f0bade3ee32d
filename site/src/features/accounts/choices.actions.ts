import { defineAction } from 'astro:actions';
import { accountsApi } from '@cordee/accounts/api';
import { z } from 'astro/zod';
import { call } from '../../lib/cms.ts';
import { outcome } from '../../lib/form-outcome.ts';

export const requestErasure = defineAction({
  accept: 'form',
  input: z.object({ current: z.string().max(1024).catch('') }),
  handler: (body, context) => outcome(undefined, () => call(context, accountsApi.requestErasure, { body })),
});

export const cancelErasure = defineAction({
  accept: 'form',
  handler: (_, context) => outcome(undefined, () => call(context, accountsApi.cancelErasure)),
});

export const saveMobile = defineAction({
  accept: 'form',
  input: z.object({ mobile: z.string().max(40).catch(''), sms: z.boolean() }),
  handler: async (input, context) => ({
    ...(await outcome(undefined, () => call(context, accountsApi.saveMobile, { body: input }))),
    input,
  }),
});

export const saveCommunityChoices = defineAction({
  accept: 'form',
  input: z.object({ communityMails: z.boolean(), anonymous: z.boolean() }),
  handler: (body, context) => outcome(undefined, () => call(context, accountsApi.saveCommunityChoices, { body })),
});
