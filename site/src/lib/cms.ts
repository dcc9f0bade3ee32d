import {
  type Endpoint,
  type EndpointArguments,
  type EndpointOutput,
  InvalidInput,
  PERSON_HEADER,
  parseResponse,
  pathOf,
  type streamed,
} from '@cordee/kernel/endpoint';
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

/** An endpoint whose response is no JSON: a picture, a film, an archive. */
export type StreamedEndpoint = Endpoint & Readonly<{ response: typeof streamed }>;

const settings = siteSettings();

const UNAVAILABLE: Problem = { status: 503, code: 'kernel.unavailable', facts: {} };
const UNEXPECTED: Problem = { status: 500, code: 'kernel.unexpected', facts: {} };
const NOT_FOUND: Problem = { status: 404, code: 'kernel.not_found', facts: {} };

const JSON_TIMEOUT_MS = 10_000;
const UPLOAD_TIMEOUT_MS = 60_000;

/**
 * Calls an endpoint of the CMS on behalf of the reader, and parses its response. A file is sent as it is, any other body as JSON.
 * @throws Refused, as not found when a parameter has not the shape that the endpoint requires
 */
export async function call<E extends Endpoint>(context: Context, endpoint: E, ...input: EndpointArguments<E>): Promise<EndpointOutput<E>>;
export async function call(context: Context, endpoint: Endpoint, ...input: EndpointArguments<Endpoint>): Promise<unknown> {
  const body = input[0]?.body;
  const isFile = body instanceof Blob;
  const contentType = isFile ? 'application/octet-stream' : 'application/json';
  const response = await fetch(cmsUrl(endpoint, ...input), {
    method: endpoint.method,
    headers: { ...callerHeaders(context), ...pageHeaders(context, endpoint), ...(body !== undefined && { 'content-type': contentType }) },
    signal: AbortSignal.timeout(isFile ? UPLOAD_TIMEOUT_MS : JSON_TIMEOUT_MS),
    ...(body !== undefined && { body: isFile ? body : JSON.stringify(body) }),
  }).catch(() => undefined);
  if (!response) throw new Refused(UNAVAILABLE);
  const person = response.headers.get(PERSON_HEADER);
  if (person) context.locals.person = person;
  if (!response.ok) throw new Refused(await readProblem(response));

  const answer = response.status === 204 ? '' : await response.text().catch(() => undefined);
  if (answer === undefined) throw new Refused(UNAVAILABLE);
  try {
    return parseResponse(endpoint, answer === '' ? undefined : JSON.parse(answer));
  } catch (error) {
    console.error(`The response of ${endpoint.method} ${endpoint.path} has not its shape (request ${context.locals.requestId}).`, error);
    throw new Refused(UNEXPECTED);
  }
}

/** Calls an endpoint with the reader's Range header and returns its response unread: a film, range by range. @throws Refused, as `call` */
export const stream = async <E extends StreamedEndpoint>(
  context: Context & Pick<APIContext, 'request'>,
  endpoint: E,
  ...input: EndpointArguments<E>
): Promise<Response> =>
  fetch(cmsUrl(endpoint, ...input), {
    headers: { ...callerHeaders(context), range: context.request.headers.get('range') ?? '' },
    signal: context.request.signal,
  });

function cmsUrl<E extends Endpoint>(endpoint: E, ...input: EndpointArguments<E>): URL {
  try {
    return new URL(`/api${pathOf(endpoint, ...input)}`, settings.CMS_INTERNAL_URL);
  } catch (error) {
    if (error instanceof InvalidInput) throw new Refused(NOT_FOUND);
    throw error;
  }
}

const callerHeaders = ({ locals }: Context): Record<string, string> => ({
  'x-cordee-site': settings.SITE_SECRET,
  'x-cordee-client': locals.clientAddress,
  'x-request-id': locals.requestId,
  ...(locals.token && { authorization: `Bearer ${locals.token}` }),
});

/** Whose page sends what may change something, so that it changes nothing for somebody who signed in since. (H-79) */
const pageHeaders = ({ locals }: Context, { method }: Endpoint): Record<string, string> =>
  method !== 'GET' && locals.pageOf ? { [PERSON_HEADER]: locals.pageOf } : {};

async function readProblem(response: Response): Promise<Problem> {
  const body: Partial<Problem> | undefined = await response.json().catch(() => undefined);
  return { status: response.status, code: body?.code ?? 'kernel.unexpected', facts: body?.facts ?? {} };
}
