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
  const delta = periodsOff(typed, secret, { now, window: 1 });
  const period = currentPeriod(now) + (delta ?? 0);
  return delta !== undefined && period > lastPeriod ? period : undefined;
}

/**
 * By how many minutes the clock of the app is off, or how old the code is, when it would be right within ten minutes; undefined when it is of no
 * such moment, or from before the last accepted code. (H-78)
 */
export function minutesOff(typed: string, secret: Uint8Array, { now, lastPeriod }: { now: Date; lastPeriod: number }): number | undefined {
  const delta = periodsOff(typed, secret, { now, window: 20 });
  if (delta === undefined || currentPeriod(now) + delta <= lastPeriod) return undefined;

  return Math.ceil((Math.abs(delta) * PERIOD_SECONDS) / 60);
}

const currentPeriod = (now: Date) => TOTP.counter({ period: PERIOD_SECONDS, timestamp: now.getTime() });

/** How many periods after the present one a code is right, negative for earlier ones; it is typed in full width or not, with any separators. */
function periodsOff(typed: string, secret: Uint8Array, { now, window }: { now: Date; window: number }): number | undefined {
  const token = typed.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  if (!/^\d{6}$/.test(token)) return undefined;

  return TOTP.validate({ token, secret: toOtpSecret(secret), period: PERIOD_SECONDS, timestamp: now.getTime(), window }) ?? undefined;
}

/** Returns what an authenticator app needs: the secret to type, and the `otpauth://` URI that the QR code carries. */
export function enrolment(secret: Uint8Array, { issuer, label }: { issuer: string; label: string }): { secret: string; uri: string } {
  const totp = new TOTP({ issuer, label, secret: toOtpSecret(secret), period: PERIOD_SECONDS });
  return { secret: totp.secret.base32, uri: totp.toString() };
}

const toOtpSecret = (secret: Uint8Array) => new Secret({ buffer: Uint8Array.from(secret).buffer });
