import type { z } from 'zod/v4';
import { stringField } from '../base/caught-error.ts';
import { type Facts, Refusal, refusal } from '../base/refusal.ts';
import { requestId } from '../base/request-id.ts';
import { conflictOf } from '../base/transaction.ts';

/** A field that does not have its shape: `problem` is the code of a refusal, with its facts, if a rule refused what was typed. */
type InvalidField = Readonly<{ path: string; problem: string; facts?: Facts }>;

/** The request does not have the shape that the route requires; `fields` lists where and why. */
export const InvalidRequest = refusal<{ fields: readonly InvalidField[] }>('kernel.invalid_request', 422);

/** Nobody is signed in, or the session has ended. */
export const SignInNeeded = refusal<Record<string, never>>('kernel.sign_in_needed', 401);

/** The page that sent the request was opened by somebody else, before this person signed in in the same browser. (H-79) */
export const OtherPerson = refusal<Record<string, never>>('kernel.other_person');

/** A page of another origin sent a request that would change something. (SEC-6) */
export const ForeignOrigin = refusal<Record<string, never>>('kernel.foreign_origin', 403);

/** The resource does not exist, or not for this person. */
export const NotFound = refusal<Record<string, never>>('kernel.not_found', 404);

/** The request body is larger than the route accepts; `limit` is in bytes. */
export const BodyTooLarge = refusal<{ limit: number }>('kernel.body_too_large', 413);

/** The request body comes without its size, as only a file may. */
export const LengthRequired = refusal<Record<string, never>>('kernel.no_length', 411);

/** The request body has a media type that the route does not accept. */
export const UnsupportedBody = refusal<Record<string, never>>('kernel.unsupported_body', 415);

/** The request body cannot be parsed as its content type. */
export const UnreadableBody = refusal<Record<string, never>>('kernel.unreadable_body', 400);

/** A value of the request does not fit where Strapi stores or seeks it: the id of no row, too long, or with a NUL. */
export const UnfitValue = refusal<Record<string, never>>('kernel.unfit_value', 400);

/** Documents of this content type have no drafts: nothing of theirs is published. (OPS-3) */
export const NoDrafts = refusal<Record<string, never>>('kernel.no_drafts', 400);

/** A request names more documents than one page of a list shows. (OPS-3) */
export const TooManyDocuments = refusal<{ most: number }>('kernel.too_many_documents', 400);

/** The database or the file store is unavailable; the request may be retried after `retryAfter` seconds. Never signs anybody out. */
export const Unavailable = refusal<{ retryAfter: number }>('kernel.unavailable', 503);

/** A refusal as problem details (RFC 9457). `code` is stable; `facts` are what the message for it needs. */
export type Problem = Readonly<{ type: string; title: string; status: number; code: string; facts: object; requestId: string | undefined }>;

/** Converts a refusal to problem details, with the id of the current request. */
export const problemOf = ({ code, status, facts }: Refusal): Problem => ({
  type: `urn:cordee:refusal:${code}`,
  title: code,
  status,
  code,
  facts,
  requestId: requestId(),
});

/** The refusal to respond with for an error; undefined when the error is a bug. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (isDatabaseUnavailable(error)) return new Unavailable({ retryAfter: 2 });
  // Of any other constraint it is a bug, unless a transaction says otherwise.
  return stringField(error, 'constraint') === 'person_is_erased' ? conflictOf(error) : undefined;
}

/**
 * The refusal to respond with for an error of Strapi's own routes, which hand values to PostgreSQL that they have not checked; undefined when
 * the error is a bug. On routes of ours, whose shapes are checked, such an error would be one.
 */
export const refusalOfStrapi = (error: unknown): Refusal | undefined =>
  refusalOf(error) ?? (isUnfitValue(error) ? new UnfitValue({}) : undefined);

/** What knex and Strapi's database layer say of a filter or a search that has not their form. */
const UNFIT_FILTER =
  /^(?:You must specify 2 values for the whereBetween clause|The second argument to whereBetween must be an array\.|Operator \$\w+ must be an array|Where must be an array or an object|query\.split is not a function)$/;

/**
 * Whether PostgreSQL, knex or Strapi's database layer refused a value: its form (class 22), its type (42883), a filter, a moment; or a
 * shape of Strapi's own, whose error Strapi does not handle.
 */
const isUnfitValue = (error: unknown): boolean =>
  /^(22...|42883)$/.test(stringField(error, 'code') ?? '') ||
  UNFIT_FILTER.test(stringField(error, 'message') ?? '') ||
  ['InvalidDatetimeFormat', 'ZodError'].includes(stringField(error, 'name') ?? '');

/** Converts a Zod error to the refusal that lists the invalid fields: that of the rule which refused the first, if rules refused them all. */
export function invalidRequest({ issues }: z.core.$ZodError): Refusal {
  const refusals = issues.map(refusalIn);
  const fields = issues.map(({ path, message }, index) => ({ path: path.join('.'), problem: message, ...factsOf(refusals[index]) }));
  const [first] = refusals;
  return first && refusals.every(Boolean)
    ? new Refusal(first.code, first.status, { ...first.facts, fields })
    : new InvalidRequest({ fields });
}

const refusalIn = (issue: z.core.$ZodIssue): Refusal | undefined =>
  issue.code === 'custom' && issue.params?.['refusal'] instanceof Refusal ? issue.params['refusal'] : undefined;

const factsOf = (refused: Refusal | undefined) => refused && { facts: refused.facts };

/** Error codes of Node for a connection that fails. */
const CONNECTION_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE']);

/** Error codes of PostgreSQL that mean: deadlock, lock timeout, statement timeout, transaction timeout. */
const UNAVAILABLE_CODES = new Set(['40P01', '55P03', '57014', '25P03']);

// knex puts the SQL statement before the message of pg. Of a transaction whose connection is lost it says that it is complete.
const CONNECTION_LOST =
  /(?:^| - )(?:Connection terminated|timeout expired|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Transaction query already complete)/;

/** Whether a connection failed: that of the database, or any other, such as that of the file store. */
export const isConnectionError = (error: unknown): boolean => CONNECTION_CODES.has(stringField(error, 'code') ?? '');

/** Whether an error says that the database is away: connection failures (class 08), lack of resources (53: disk, memory, connections), shutdown (57P), timeouts. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = stringField(error, 'code');
  if (isConnectionError(error)) return true;
  if (code !== undefined && (UNAVAILABLE_CODES.has(code) || /^(08|53|57P)/.test(code))) return true;
  return stringField(error, 'name') === 'KnexTimeoutError' || CONNECTION_LOST.test(stringField(error, 'message') ?? '');
}
