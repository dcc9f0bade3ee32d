import type { EndpointArguments } from '@cordee/kernel/endpoint';
import type { APIContext } from 'astro';
import { Refused, type StreamedEndpoint, stream } from './cms.ts';

/** Streams a file of the CMS, or the requested range of it, to the browser. A refusal becomes a bare status without a body. */
export async function proxyFile<E extends StreamedEndpoint>(
  context: APIContext,
  endpoint: E,
  ...input: EndpointArguments<E>
): Promise<Response> {
  const response = await stream(context, endpoint, ...input).catch(statusOf);
  if (typeof response === 'number') return new Response(null, { status: response });

  const headers = new Headers();
  for (const name of FORWARDED_HEADERS) {
    const value = response.headers.get(name);
    if (value) headers.set(name, value);
  }
  if (context.request.method !== 'HEAD') return new Response(response.body, { status: response.status, headers });

  // Nobody reads it: left alone, it would keep the file open and the connection to the CMS busy.
  await response.body?.cancel();
  return new Response(null, { status: response.status, headers });
}

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
