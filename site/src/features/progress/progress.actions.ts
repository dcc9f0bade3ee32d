import { defineAction } from 'astro:actions';
import { z } from 'astro/zod';
import { cms, request } from '../../lib/cms.ts';
import { outcome } from '../../lib/form-outcome.ts';

const documentId = z.string().max(64);

export const markRead = defineAction({
  accept: 'form',
  input: z.object({ course: documentId, lesson: documentId }),
  handler: ({ course, lesson }, context) =>
    outcome(undefined, async () => {
      await request(context, cms`/progress/courses/${course}/lessons/${lesson}/read`, { method: 'POST', body: {} });
    }),
});
