/** How many characters of a token name its browser. */
const ID_LENGTH = 43;

/**
 * Returns the part of the token of a browser that tells it from others. Nothing is trusted for it: the browser may have had it before anybody
 * signed in, from whoever was there. (H-75)
 */
export const browserId = (token: string): string => token.replace(/\..*$/s, '').slice(0, ID_LENGTH);

/** Returns the token of a browser from the moment that somebody signs in with it; `secret` was never anywhere else. (ACC-1) */
export const trustedToken = (presented: string | null, secret: string): string =>
  presented === null ? secret : `${browserId(presented)}.${secret}`;
