import type { APIRoute } from 'astro';
import { cms } from '../../../../../lib/cms.ts';
import { proxyFile } from '../../../../../lib/proxy-file.ts';

/** Streams the lesson's film, range by range. The CMS checks the key, the sign-in and the access for each range. (LRN-5) */
export const GET: APIRoute = (context) => {
  const { course, lesson } = context.params;
  const key = encodeURIComponent(context.url.searchParams.get('key') ?? '');
  return proxyFile(context, () => `${cms`/progress/courses/${course}/lessons/${lesson}/film`}?key=${key}`);
};
