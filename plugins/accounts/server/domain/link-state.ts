/** A link that works once, until it expires. */
export type OneTimeLink = Readonly<{ usedAt: Date | null; expiresAt: Date }>;

/** Returns the state of a link: it works while it is `open`. (H-76) */
export function linkState({ usedAt, expiresAt }: OneTimeLink, now: Date): 'open' | 'used' | 'expired' {
  if (usedAt) return 'used';
  return now < expiresAt ? 'open' : 'expired';
}
