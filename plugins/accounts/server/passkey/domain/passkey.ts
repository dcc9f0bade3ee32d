import { TooManyPasskeys } from './refusals.ts';

/** How many passkeys a person may have. */
const MAX_PASSKEYS = 10;

/** Whom a passkey is made for: a host, and the origin of its pages, as the settings say and no request. */
export type RelyingParty = Readonly<{ id: string; origin: string }>;

/** Returns the relying party of the site at this address. (ACC-6) */
export function relyingParty(siteUrl: string): RelyingParty {
  const { hostname, origin } = new URL(siteUrl);
  return { id: hostname, origin };
}

/** Checks that a person who has `count` passkeys may add one. @throws TooManyPasskeys (ACC-6) */
export function checkMayAddPasskey(count: number): void {
  if (count >= MAX_PASSKEYS) throw new TooManyPasskeys({ most: MAX_PASSKEYS });
}
