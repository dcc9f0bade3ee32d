import { progressApi } from '@cordee/progress/api';
import type { APIRoute } from 'astro';
import { proxyFile } from '../../../../../lib/proxy-file.ts';

/** Serves the captions of the lesson's film. (LRN-5) */
export const GET: APIRoute = (context) => {
  const { course = '', lesson = '' } = context.params;
  return proxyFile(context, progressApi.captions, { params: { course, lesson } });
};
