import type { FilmKey } from '@cordee/progress/api';
import type { APIRoute } from 'astro';
import { cms, Refused, request } from '../../../../../lib/cms.ts';
import { paths } from '../../../../../paths.ts';

/** Returns a new signed URL of the lesson's film, for a player whose URL has expired. (LRN-5) */
export const GET: APIRoute = async (context) => {
  const { course = '', lesson = '' } = context.params;
  try {
    const { key } = await request<FilmKey>(context, cms`/progress/courses/${course}/lessons/${lesson}/film-key`);
    return Response.json({ address: paths.video(course, lesson, key) });
  } catch (error) {
    if (error instanceof Refused) return Response.json(error.problem, { status: error.problem.status });
    throw error;
  }
};
