import type { APIRoute } from 'astro';
import { cms } from '../../../lib/cms.ts';
import { passFile } from '../../../lib/pass-file.ts';

/** The picture that the course welcomes with. (LRN-6) */
export const GET: APIRoute = (context) => passFile(context, () => cms`/progress/courses/${context.params.course}/picture`);
