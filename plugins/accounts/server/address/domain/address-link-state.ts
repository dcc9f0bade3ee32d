/** What of a change of address decides whether its links work. `undoUntil` is null once the former address is lost for good. */
type LinkedChange = Readonly<{ expiresAt: Date; endCause: string | null; undoUntil: Date | null }>;

/** The state of a link: it works while it is `open`; `unknown` when the change was replaced, withdrawn or made final. (H-76) */
export type AddressLinkState = 'open' | 'used' | 'expired' | 'unknown';

/** Returns the state of the link that confirms a new address. (ACC-10) */
export function confirmationState({ expiresAt, endCause }: LinkedChange, now: Date): AddressLinkState {
  if (endCause === null) return now < expiresAt ? 'open' : 'expired';
  return endCause === 'confirmed' || endCause === 'undone' ? 'used' : 'unknown';
}

/** Returns the state of the link that restores the former address. (SEC-15) */
export function undoState({ endCause, undoUntil }: LinkedChange, now: Date): AddressLinkState {
  if (endCause === 'undone') return 'used';
  if (endCause !== 'confirmed' || undoUntil === null) return 'unknown';
  return now < undoUntil ? 'open' : 'expired';
}
