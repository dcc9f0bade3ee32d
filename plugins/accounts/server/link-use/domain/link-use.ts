/** When a code that works once was used, and by which browser, known by the hash of its token. */
export type LinkUse = Readonly<{ usedAt: Date; browserHash: Buffer }>;

/** Within this time, in milliseconds, the browser that used a code ends on the same success when it sends the form again. */
const SAME_SUCCESS_MS = 60_000;

/**
 * Tells whether a browser that sends a code repeats its own use of it: a double click, a second tab, F5 or Back. Another browser, or one
 * without a token, never does. (H-75)
 */
export const isRepeat = (use: LinkUse | undefined, { browserHash, now }: Readonly<{ browserHash: Buffer | null; now: Date }>): boolean =>
  use !== undefined &&
  browserHash !== null &&
  use.browserHash.equals(browserHash) &&
  now.getTime() - use.usedAt.getTime() < SAME_SUCCESS_MS;
