import type { progressApi } from '@cordee/progress/api';
import type { APIRoute } from 'astro';
import { call, Refused } from '../../../lib/cms.ts';
import { refusalMessage } from '../../../lib/refusal-message.ts';

type ReportEndpoint = typeof progressApi.savePlayed | typeof progressApi.markRead;

/** Passes on what a page of a lesson reports; a refusal comes with its words. Other origins are rejected by the middleware. (LRN-13) */
export const reportRoute =
  (endpoint: ReportEndpoint): APIRoute =>
  async (context) => {
    const { course = '', lesson = '' } = context.params;
    // As the browser sent it: the CMS parses it.
    const body = await context.request.json().catch(() => ({}));
    try {
      return Response.json((await call(context, endpoint, { params: { course, lesson }, body })) ?? null);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { problem } = error;
      return Response.json({ ...problem, message: refusalMessage(context.locals.locale, problem) }, { status: problem.status });
    }
  };
