import { progressApi } from '@cordee/progress/api';
import type { APIRoute } from 'astro';
import { call, Refused } from '../../../../../lib/cms.ts';

/** Saves the played ranges that the player reports. Other origins are rejected by the middleware. (LRN-13) */
export const POST: APIRoute = async (context) => {
  const { course = '', lesson = '' } = context.params;
  // As the browser sent it: the CMS parses it.
  const body = await context.request.json().catch(() => ({}));
  try {
    return Response.json(await call(context, progressApi.savePlayed, { params: { course, lesson }, body }));
  } catch (error) {
    if (error instanceof Refused) return Response.json(error.problem, { status: error.problem.status });
    throw error;
  }
};
