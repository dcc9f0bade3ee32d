import { progressApi } from '@cordee/progress/api';
import type { APIRoute } from 'astro';
import { proxyFile } from '../../../../../lib/proxy-file.ts';

/** Streams the lesson's film, range by range. The CMS checks the key, the sign-in and the access for each range. (LRN-5) */
export const GET: APIRoute = (context) => {
  const { course = '', lesson = '' } = context.params;
  return proxyFile(context, progressApi.film, { params: { course, lesson }, query: { key: context.url.searchParams.get('key') ?? '' } });
};
