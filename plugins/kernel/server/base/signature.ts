import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Signs a message with HMAC-SHA256 and returns the signature as base64url: it proves that we made the message. Messages of different
 * kinds must begin with different words (`film:…`, `password-reset:…`), so that a signature of one kind is worthless as
 * another. (SEC-14)
 */
export const sign = (message: string, secret: string): string => createHmac('sha256', secret).update(message).digest('base64url');

/** Verifies a signature made by `sign`, in constant time. */
export const isSignedBy = (message: string, signature: string, secret: string): boolean => isSameSecret(signature, sign(message, secret));

/** Compares two secrets in constant time, so that the time taken does not reveal how much of an attempt was right. */
export function isSameSecret(actual: string, expected: string): boolean {
  const [a, b] = [Buffer.from(actual), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Signs a message together with the second at which its signature expires. `until` is in seconds since 1970. */
export function signUntil(message: string, { now, seconds, secret }: { now: Date; seconds: number; secret: string }) {
  const until = Math.floor(now.getTime() / 1000) + seconds;
  return { until, signature: sign(`${message}:${until}`, secret) };
}

/** Verifies a signature made by `signUntil` that has not expired. */
export const isSignedUntil = (
  message: string,
  { until, signature }: { until: string; signature: string },
  { now, secret }: { now: Date; secret: string },
): boolean => isSignedBy(`${message}:${Number(until)}`, signature, secret) && now.getTime() / 1000 < Number(until);
