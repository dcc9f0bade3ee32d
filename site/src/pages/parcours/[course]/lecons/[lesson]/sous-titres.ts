import type { APIRoute } from 'astro';
import { cms } from '../../../../../lib/cms.ts';
import { proxyFile } from '../../../../../lib/proxy-file.ts';

/** Serves the captions of the lesson's film. (LRN-5) */
export const GET: APIRoute = (context) => {
  const { course, lesson } = context.params;
  return proxyFile(context, () => cms`/progress/courses/${course}/lessons/${lesson}/captions`);
};
