import type { APIRoute } from 'astro';
import { cms } from '../../../lib/cms.ts';
import { proxyFile } from '../../../lib/proxy-file.ts';

/** Serves the welcome picture of a course. (LRN-6) */
export const GET: APIRoute = (context) => proxyFile(context, () => cms`/progress/courses/${context.params.course}/picture`);
