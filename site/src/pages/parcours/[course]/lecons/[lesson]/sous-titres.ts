import type { APIRoute } from 'astro';
import { cms } from '../../../../../lib/cms.ts';
import { passFile } from '../../../../../lib/pass-file.ts';

/** The captions of the lesson's film. (LRN-5) */
export const GET: APIRoute = (context) => {
  const { course, lesson } = context.params;
  return passFile(context, () => cms`/progress/courses/${course}/lessons/${lesson}/captions`);
};
