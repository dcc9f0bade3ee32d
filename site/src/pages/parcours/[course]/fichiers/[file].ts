import { progressApi } from '@cordee/progress/api';
import type { APIRoute } from 'astro';
import { proxyFile } from '../../../../lib/proxy-file.ts';

/** Serves a picture or document in the welcome text of a course. (LRN-6) */
export const GET: APIRoute = (context) => {
  const { course = '', file = '' } = context.params;
  return proxyFile(context, progressApi.courseFile, { params: { course, file } });
};
