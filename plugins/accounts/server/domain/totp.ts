import { Secret, TOTP } from 'otpauth';

/** The bytes of a secret that an app shares with us: as long as its hash, after RFC 4226. */
export const SECRET_BYTES = 20;

/** How long one code stands in the app, in seconds. */
const PERIOD_SECONDS = 30;

/**
 * Which period a typed code belongs to: the present one or a neighbour, since clocks differ, and later than the last that was
 * right. Undefined when it is wrong or was used. (ACC-6, RFC 6238)
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

/** What an app is shown: the secret to type, and the address that its picture bears. */
export function enrolment(secret: Uint8Array, { issuer, label }: { issuer: string; label: string }): { secret: string; uri: string } {
  const totp = new TOTP({ issuer, label, secret: toOtpSecret(secret), period: PERIOD_SECONDS });
  return { secret: totp.secret.base32, uri: totp.toString() };
}

const toOtpSecret = (secret: Uint8Array) => new Secret({ buffer: Uint8Array.from(secret).buffer });
