import { progressApi } from '@cordee/progress/api';
import type { APIRoute } from 'astro';
import { call, Refused } from '../../../../../lib/cms.ts';
import { paths } from '../../../../../paths.ts';

/** Returns a new signed URL of the lesson's film, for a player whose URL has expired. (LRN-5) */
export const GET: APIRoute = async (context) => {
  const { course = '', lesson = '' } = context.params;
  try {
    const { key } = await call(context, progressApi.filmKey, { params: { course, lesson } });
    return Response.json({ address: paths.video(course, lesson, key) });
  } catch (error) {
    if (error instanceof Refused) return Response.json(error.problem, { status: error.problem.status });
    throw error;
  }
};
