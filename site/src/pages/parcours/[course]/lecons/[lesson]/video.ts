import type { APIRoute } from 'astro';
import { cms, pass, Refused } from '../../../../../lib/cms.ts';

/** The lesson's video, part by part. The CMS looks at the sign-in and the access for each part. (LRN-5) */
export const GET: APIRoute = async (context) => {
  const { course, lesson } = context.params;
  const answer = await asked(() => pass(context, cms`/progress/courses/${course}/lessons/${lesson}/video`, context.request));
  if (typeof answer === 'number') return new Response(null, { status: answer });

  const headers = new Headers();
  for (const name of PASSED) {
    const value = answer.headers.get(name);
    if (value) headers.set(name, value);
  }
  return new Response(answer.body, { status: answer.status, headers });
};

const PASSED = [
  'content-type',
  'content-length',
  'content-range',
  'accept-ranges',
  'last-modified',
  'etag',
  'cache-control',
  'content-disposition',
];

/** The CMS's answer, or the status to give when there is none. */
async function asked(work: () => Promise<Response>): Promise<Response | number> {
  try {
    return await work();
  } catch (error) {
    return error instanceof Refused ? error.problem.status : 503;
  }
}
