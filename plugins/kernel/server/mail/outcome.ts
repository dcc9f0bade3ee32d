import { backoff } from '../base/backoff.ts';
import { messageOf, numberField, stringField } from '../base/caught-error.ts';

/**
 * The outcome of sending a message. `queued`: not accepted, retried after `wait` seconds. `refused`: rejected for good (5xx), never
 * retried by itself. `unknown`: the mail server may or may not have accepted it; it is retried after `wait` seconds under the same
 * Message-ID, so that a mailbox can recognise a duplicate.
 */
export type Outcome =
  | Readonly<{ state: 'sent' }>
  | Readonly<{ state: 'refused'; reply: string }>
  | Readonly<{ state: 'queued' | 'unknown'; reply: string; wait: number }>;

/** How long a worker's claim on a message lasts before another worker may claim the message, in seconds. */
export const CLAIM_SECONDS = 120;

/**
 * How long a message waits whose answer was lost, in seconds: with the half minute that a server may keep silent before, it is repeated within two
 * and a half minutes.
 */
const UNKNOWN_SECONDS = 110;

/** Error codes that mean that the server was not reached or rejected our login: the message was certainly not accepted. */
const NEVER_ACCEPTED = new Set(['ECONNREFUSED', 'EDNS', 'ENOTFOUND', 'EAUTH']);

/**
 * Returns the outcome for an error of a mail server. Only the server's own status, or a connection that was never made, proves that the
 * message was not accepted: a reply that was lost after the last line looks like a lost connection.
 */
export function outcomeOf(error: unknown, attempts: number): Outcome {
  const reply = messageOf(error);
  const status = numberField(error, 'responseCode');
  if (['code', 'originalCode'].some((name) => NEVER_ACCEPTED.has(stringField(error, name) ?? '')))
    return { state: 'queued', reply, wait: backoff(attempts) };

  if (status !== undefined && status >= 500) return { state: 'refused', reply };
  if (status !== undefined && status >= 400) return { state: 'queued', reply, wait: backoff(attempts + 2) };
  return { state: 'unknown', reply, wait: UNKNOWN_SECONDS };
}
