import { Secret, TOTP } from 'otpauth';

/** The length of a TOTP secret in bytes: that of the hash, as RFC 4226 recommends. */
export const SECRET_BYTES = 20;

/** How long one code is valid, in seconds. */
const PERIOD_SECONDS = 30;

/**
 * Checks a TOTP code and returns the period it belongs to: the present one or a neighbour, since clocks differ, and later than
 * `lastPeriod`, that of the last accepted code. Returns undefined when the code is wrong or was used. (ACC-6, RFC 6238)
 */
export function matchTotpPeriod(
  typed: string,
  secret: Uint8Array,
  { now, lastPeriod }: { now: Date; lastPeriod: number },
): number | undefined {
  const token = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;

  const delta = TOTP.validate({ token, secret: toOtpSecret(secret), period: PERIOD_SECONDS, timestamp: now.getTime(), window: 1 });
  if (delta === null) return undefined;
  const period = TOTP.counter({ period: PERIOD_SECONDS, timestamp: now.getTime() }) + delta;
  return period > lastPeriod ? period : undefined;
}

/** Returns what an authenticator app needs: the secret to type, and the `otpauth://` URI that the QR code carries. */
export function enrolment(secret: Uint8Array, { issuer, label }: { issuer: string; label: string }): { secret: string; uri: string } {
  const totp = new TOTP({ issuer, label, secret: toOtpSecret(secret), period: PERIOD_SECONDS });
  return { secret: totp.secret.base32, uri: totp.toString() };
}

const toOtpSecret = (secret: Uint8Array) => new Secret({ buffer: Uint8Array.from(secret).buffer });
