import type { APIRoute } from 'astro';
import { cms } from '../../../lib/cms.ts';
import { proxyFile } from '../../../lib/proxy-file.ts';

/** The picture that the course welcomes with. (LRN-6) */
export const GET: APIRoute = (context) => proxyFile(context, () => cms`/progress/courses/${context.params.course}/picture`);
