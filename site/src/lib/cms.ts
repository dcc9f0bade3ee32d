import { siteSettings } from '@cordee/kernel/settings';
import type { APIContext } from 'astro';

/** Why the CMS refused a request (the fields of its problem+json), or that it is unavailable. */
export type Problem = Readonly<{ status: number; code: string; facts: Readonly<Record<string, unknown>> }>;

/** Thrown when the CMS refuses a request or cannot be reached. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

type Context = Pick<APIContext, 'locals'>;
type RequestOptions = Readonly<{ method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; body?: unknown }>;

const settings = siteSettings();

const UNAVAILABLE: Problem = { status: 503, code: 'kernel.unavailable', facts: {} };
const NOT_FOUND: Problem = { status: 404, code: 'kernel.not_found', facts: {} };

const JSON_TIMEOUT_MS = 10_000;
const UPLOAD_TIMEOUT_MS = 60_000;

/**
 * Sends a request to the CMS on behalf of the reader. A file is sent as it is, any other body as JSON. `View` is what the api.ts of the
 * plugin declares for the response, which is not validated again here. @throws Refused
 */
export async function request<View>(context: Context, path: string, { method = 'GET', body }: RequestOptions = {}): Promise<View> {
  const isFile = body instanceof Blob;
  const contentType = isFile ? 'application/octet-stream' : 'application/json';
  const response = await fetch(cmsUrl(path), {
    method,
    headers: { ...callerHeaders(context), ...(body !== undefined && { 'content-type': contentType }) },
    signal: AbortSignal.timeout(isFile ? UPLOAD_TIMEOUT_MS : JSON_TIMEOUT_MS),
    ...(body !== undefined && { body: isFile ? body : JSON.stringify(body) }),
  }).catch(() => undefined);
  if (!response) throw new Refused(UNAVAILABLE);
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as View;

  throw new Refused(await readProblem(response));
}

/** Forwards a GET request with its Range header to the CMS and streams the response back: a video, range by range. */
export const proxy = (context: Context, path: string, request: Request): Promise<Response> =>
  fetch(cmsUrl(path), { headers: { ...callerHeaders(context), range: request.headers.get('range') ?? '' }, signal: request.signal });

const cmsUrl = (path: string) => new URL(`/api${path}`, settings.CMS_INTERNAL_URL);

/**
 * Template tag for a CMS path with ids that come from the request: cms`/progress/courses/${course}`. Anything that is not a document id
 * could escape the path (`..`, `\\`, `?`) and is answered as not found. @throws Refused
 */
export function cms(parts: TemplateStringsArray, ...ids: (string | undefined)[]): string {
  if (!ids.every((id) => id !== undefined && /^[\w-]{1,64}$/.test(id))) throw new Refused(NOT_FOUND);

  return String.raw(parts, ...ids);
}

const callerHeaders = ({ locals }: Context): Record<string, string> => ({
  'x-cordee-site': settings.SITE_SECRET,
  'x-cordee-client': locals.clientAddress,
  'x-request-id': locals.requestId,
  ...(locals.token && { authorization: `Bearer ${locals.token}` }),
});

async function readProblem(response: Response): Promise<Problem> {
  const body: Partial<Problem> | undefined = await response.json().catch(() => undefined);
  return { status: response.status, code: body?.code ?? 'kernel.unexpected', facts: body?.facts ?? {} };
}
