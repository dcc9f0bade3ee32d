import type { Progress } from '@cordee/progress/api';
import type { APIRoute } from 'astro';
import { cms, Refused, request } from '../../../../../lib/cms.ts';

/** Saves the played ranges that the player reports. Other origins are rejected by the middleware. (LRN-13) */
export const POST: APIRoute = async (context) => {
  const { course, lesson } = context.params;
  const body = await context.request.json().catch(() => undefined);
  try {
    return Response.json(
      await request<Progress>(context, cms`/progress/courses/${course}/lessons/${lesson}/played`, { method: 'POST', body: body ?? {} }),
    );
  } catch (error) {
    if (error instanceof Refused) return Response.json(error.problem, { status: error.problem.status });
    throw error;
  }
};
