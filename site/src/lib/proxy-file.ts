import type { APIContext } from 'astro';
import { proxy, Refused } from './cms.ts';

/** A file of the CMS, or the range of it that is asked for, as it comes; a bare status when there is none to give. */
export async function proxyFile(context: APIContext, path: () => string): Promise<Response> {
  const answer = await answerAt(context, path).catch(statusOf);
  if (typeof answer === 'number') return new Response(null, { status: answer });

  const headers = new Headers();
  for (const name of FORWARDED_HEADERS) {
    const value = answer.headers.get(name);
    if (value) headers.set(name, value);
  }
  return new Response(answer.body, { status: answer.status, headers });
}

const answerAt = async (context: APIContext, path: () => string) => proxy(context, path(), context.request);

const FORWARDED_HEADERS = [
  'content-type',
  'content-length',
  'content-range',
  'accept-ranges',
  'last-modified',
  'etag',
  'cache-control',
  'content-disposition',
  'content-security-policy',
];

const statusOf = (error: unknown): number => (error instanceof Refused ? error.problem.status : 503);
