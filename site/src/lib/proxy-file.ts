import type { APIContext } from 'astro';
import { proxy, Refused } from './cms.ts';

/** Streams a file of the CMS, or the requested range of it, to the browser. A refusal becomes a bare status without a body. */
export async function proxyFile(context: APIContext, path: () => string): Promise<Response> {
  const response = await fetchFile(context, path).catch(statusOf);
  if (typeof response === 'number') return new Response(null, { status: response });

  const headers = new Headers();
  for (const name of FORWARDED_HEADERS) {
    const value = response.headers.get(name);
    if (value) headers.set(name, value);
  }
  return new Response(response.body, { status: response.status, headers });
}

// Async, so that a path that is refused rejects too instead of throwing.
const fetchFile = async (context: APIContext, path: () => string) => proxy(context, path(), context.request);

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
