import type { z } from 'zod/v4';
import { Refusal, refusal } from '../refusal.ts';
import { requestId } from '../request-id.ts';

/** The request does not have the shape that the route asks for; `fields` says where and why. */
export const InvalidRequest = refusal<{ fields: readonly { path: string; problem: string }[] }>('kernel.invalid_request', 422);

/** Nobody is signed in, or not any more. */
export const SignInNeeded = refusal<Record<string, never>>('kernel.sign_in_needed', 401);

/** The person is signed in and has no right to this. */
export const NotAllowed = refusal<Record<string, never>>('kernel.not_allowed', 403);

/** There is nothing here, or nothing for this person. */
export const NotFound = refusal<Record<string, never>>('kernel.not_found', 404);

/** The body is larger than this door takes. */
export const BodyTooLarge = refusal<{ limit: number }>('kernel.body_too_large', 413);

/** The body is of a kind that this door does not take. */
export const UnsupportedBody = refusal<Record<string, never>>('kernel.unsupported_body', 415);

/** The body is not what its content type says. */
export const UnreadableBody = refusal<Record<string, never>>('kernel.unreadable_body', 400);

/** The database is away or too slow; what was asked may be asked again. Never a reason to sign anybody out. */
export const Unavailable = refusal<{ retryAfter: number }>('kernel.unavailable', 503);

/** A refusal on the wire, RFC 9457. `code` is stable, `facts` are what its sentence needs. */
export type Problem = Readonly<{ type: string; title: string; status: number; code: string; facts: object; requestId: string | undefined }>;

export const problemOf = ({ code, status, facts }: Refusal): Problem => ({
  type: `urn:cordee:refusal:${code}`,
  title: code,
  status,
  code,
  facts,
  requestId: requestId(),
});

/** The refusal that an error stands for, or undefined when it is a bug. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (isDatabaseUnavailable(error)) return new Unavailable({ retryAfter: 2 });
  return undefined;
}

export const invalidRequest = (error: z.core.$ZodError): Refusal =>
  new InvalidRequest({ fields: error.issues.map((issue) => ({ path: issue.path.join('.'), problem: issue.message })) });

const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', '55P03', '57014', '25P03']);

// knex puts the statement before what pg said.
const LINE_IS_DEAD =
  /(?:^| - )(?:Connection terminated|timeout expired|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Connection failures (class 08), lack of resources (53: disk, memory, connections), shutdown (57P), time-outs. */
function isDatabaseUnavailable(error: unknown): boolean {
  const { code, name, message = '' } = error as { code?: unknown; name?: string; message?: string };
  if (typeof code === 'string' && (AWAY.has(code) || /^(08|53|57P)/.test(code))) return true;
  return name === 'KnexTimeoutError' || LINE_IS_DEAD.test(message);
}
