import { siteSettings } from '@cordee/kernel/settings';
import type { APIContext } from 'astro';

/** A refusal of the CMS, or its absence, as the site shows it. */
export type Problem = Readonly<{ status: number; code: string; facts: Readonly<Record<string, unknown>> }>;

/** The CMS said no. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

type Context = Pick<APIContext, 'locals'>;
type Call = Readonly<{ method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; body?: unknown }>;

const settings = siteSettings();
const UNAVAILABLE: Problem = { status: 503, code: 'kernel.unavailable', facts: {} };

/** Asks the CMS one question in the name of whoever is reading; a file goes as it is, anything else as JSON. @throws Refused */
export async function request<View>(context: Context, path: string, { method = 'GET', body }: Call = {}): Promise<View> {
  const file = body instanceof Blob;
  const type = file ? 'application/octet-stream' : 'application/json';
  const headers = { ...callerHeaders(context), ...(body !== undefined && { 'content-type': type }) };
  const signal = AbortSignal.timeout(file ? 60_000 : 10_000);
  const request = { method, headers, signal, ...(body !== undefined && { body: file ? body : JSON.stringify(body) }) };
  const response = await fetch(address(path), request).catch(() => undefined);
  if (!response) throw new Refused(UNAVAILABLE);
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as View;

  throw new Refused(await problemIn(response));
}

/** Passes a request on to the CMS as it came and gives its answer as it comes: a video, part by part. */
export const proxy = (context: Context, path: string, request: Request): Promise<Response> =>
  fetch(address(path), { headers: { ...callerHeaders(context), range: request.headers.get('range') ?? '' }, signal: request.signal });

const address = (path: string) => new URL(`/api${path}`, settings.CMS_INTERNAL_URL);

/**
 * An address of the CMS with somebody's words in it: cms`/progress/courses/${course}`. Words that are no document id
 * would lead elsewhere (`..`, `\\`, `?`), and there is nothing elsewhere for them. @throws Refused
 */
export function cms(parts: TemplateStringsArray, ...ids: (string | undefined)[]): string {
  if (!ids.every((id) => id !== undefined && /^[\w-]{1,64}$/.test(id))) throw new Refused(NOT_FOUND);

  return String.raw(parts, ...ids);
}

const NOT_FOUND: Problem = { status: 404, code: 'kernel.not_found', facts: {} };

const callerHeaders = ({ locals }: Context): Record<string, string> => ({
  'x-cordee-site': settings.SITE_SECRET,
  'x-cordee-client': locals.clientAddress,
  'x-request-id': locals.requestId,
  ...(locals.token && { authorization: `Bearer ${locals.token}` }),
});

async function problemIn(response: Response): Promise<Problem> {
  const said = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined;
  return { status: response.status, code: said?.code ?? 'kernel.unexpected', facts: said?.facts ?? {} };
}
