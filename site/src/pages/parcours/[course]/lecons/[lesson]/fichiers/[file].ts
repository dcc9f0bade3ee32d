import { progressApi } from '@cordee/progress/api';
import type { APIRoute } from 'astro';
import { proxyFile } from '../../../../../../lib/proxy-file.ts';

/** Serves a picture or document in a text of a lesson. (LRN-5) */
export const GET: APIRoute = (context) => {
  const { course = '', lesson = '', file = '' } = context.params;
  return proxyFile(context, progressApi.lessonFile, { params: { course, lesson, file } });
};
