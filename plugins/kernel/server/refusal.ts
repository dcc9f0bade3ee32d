/** What a refusal tells its reader: names, numbers and dates, never a secret. */
export type Facts = Readonly<Record<string, unknown>>;

/** A rule said no. Declared once per rule, thrown by the rule that refuses; the edge turns it into problem+json. */
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
 * Declares a refusal: `export const SlotTaken = refusal<{ slot: string }>('seats.slot_taken')`.
 * The code is stable: the site has a sentence for it in each language. Status is the HTTP status, 409 unless told.
 */
export const refusal = <F extends Facts>(code: string, status = 409) =>
  class extends Refusal {
    static readonly code = code;

    constructor(facts: F) {
      super(code, status, facts);
    }
  };
