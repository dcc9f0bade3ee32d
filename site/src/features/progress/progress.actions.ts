import { defineAction } from 'astro:actions';
import { progressApi } from '@cordee/progress/api';
import { z } from 'astro/zod';
import { call } from '../../lib/cms.ts';
import { outcome } from '../../lib/form-outcome.ts';

export const markRead = defineAction({
  accept: 'form',
  input: z.object({ course: z.string(), lesson: z.string(), page: z.string() }),
  handler: ({ page, ...params }, context) => outcome(undefined, () => call(context, progressApi.markRead, { params, body: { page } })),
});
