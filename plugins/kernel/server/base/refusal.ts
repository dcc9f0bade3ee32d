/** The data that the message of a refusal needs: names, numbers and dates, never a secret. */
export type Facts = Readonly<Record<string, unknown>>;

/**
 * The typed error of a violated rule. Each is declared once, with `refusal`, and thrown by the rule; the HTTP layer converts it to
 * problem+json (RFC 9457).
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly status: number;
  readonly facts: Facts;

  constructor(code: string, status: number, facts: Facts) {
    super(code);
    this.code = code;
    this.status = status;
    this.facts = facts;
  }
}

/**
 * Declares a refusal: `export const AlreadyMember = refusal<{ email: string }>('seats.already_member')`. The code is stable: the site has a message
 * for it in each language. `status` is the HTTP status, 409 by default.
 */
export const refusal = <F extends Facts>(code: string, status = 409) =>
  class extends Refusal {
    static readonly code = code;

    constructor(facts: F) {
      super(code, status, facts);
    }
  };
