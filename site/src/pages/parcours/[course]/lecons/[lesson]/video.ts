import type { APIRoute } from 'astro';
import { cms } from '../../../../../lib/cms.ts';
import { proxyFile } from '../../../../../lib/proxy-file.ts';

/** The lesson's film, part by part. The CMS looks at the key, the sign-in and the access for each part. (LRN-5) */
export const GET: APIRoute = (context) => {
  const { course, lesson } = context.params;
  const key = encodeURIComponent(context.url.searchParams.get('key') ?? '');
  return proxyFile(context, () => `${cms`/progress/courses/${course}/lessons/${lesson}/film`}?key=${key}`);
};
