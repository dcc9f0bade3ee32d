import type { FilmKey } from '@cordee/progress/api';
import type { APIRoute } from 'astro';
import { cms, Refused, request } from '../../../../../lib/cms.ts';
import { paths } from '../../../../../paths.ts';

/** A fresh address of the lesson's film, when the one that the player has is over. (LRN-5) */
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
