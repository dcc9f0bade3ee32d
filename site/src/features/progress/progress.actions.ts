import { defineAction } from 'astro:actions';
import { z } from 'astro/zod';
import { cms, type Problem, Refused, request } from '../../lib/cms.ts';

const document = z.string().max(64);

export const markRead = defineAction({
  accept: 'form',
  input: z.object({ course: document, lesson: document }),
  handler: async ({ course, lesson }, context): Promise<{ problem?: Problem }> => {
    try {
      await request(context, cms`/progress/courses/${course}/lessons/${lesson}/read`, { method: 'POST', body: {} });
      return {};
    } catch (error) {
      if (error instanceof Refused) return { problem: error.problem };
      throw error;
    }
  },
});
