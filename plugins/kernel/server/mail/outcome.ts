import { backoff } from '../outbox/backoff.ts';

/**
 * What became of a sending. `unknown`: the server may or may not have taken it; it is sent again under the same
 * Message-ID, so that a mailbox can tell. Waits are in seconds.
 */
export type Outcome =
  | Readonly<{ state: 'sent' }>
  | Readonly<{ state: 'refused'; reply: string }>
  | Readonly<{ state: 'queued' | 'unknown'; reply: string; wait: number }>;

/** How long a claim without an end stands before another worker takes it over, in seconds. */
export const CLAIM_SECONDS = 120;

/** The server was never spoken to, or did not let us in: the message is still ours. */
const NEVER_ACCEPTED = new Set(['ECONNREFUSED', 'EDNS', 'ENOTFOUND', 'EAUTH']);

/**
 * Reads the error of a sending. Only the server's own code, or a connection that was never made, says for certain that
 * the message was not taken: a lost answer after the last line looks like a lost connection.
 */
export function outcomeOf(error: unknown, attempts: number): Outcome {
  const { responseCode, code, originalCode, message } = error as {
    responseCode?: number;
    code?: string;
    originalCode?: string;
    message?: string;
  };
  const reply = message ?? String(error);
  if ([code, originalCode].some((name) => name !== undefined && NEVER_ACCEPTED.has(name)))
    return { state: 'queued', reply, wait: backoff(attempts) };

  if (responseCode !== undefined && responseCode >= 500) return { state: 'refused', reply };
  if (responseCode !== undefined && responseCode >= 400) return { state: 'queued', reply, wait: backoff(attempts + 2) };
  return { state: 'unknown', reply, wait: CLAIM_SECONDS };
}
