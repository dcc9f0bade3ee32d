import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { countAttempt, refundAttempt } from '../rate-limit/rate-limit-store.ts';
import { isRecoveryCode } from './domain/recovery-code.ts';
import { CodeRefused } from './domain/refusals.ts';

/** How many wrong codes an hour are checked, so that six digits cannot be brute-forced. */
const MAX_CODES_PER_HOUR = 10;

/**
 * Runs `work`, which verifies a code of this person, unless too many were wrong lately; a valid code does not count. Recovery codes are
 * exempt: with them the owner can sign in while somebody who knows the password tries codes. @throws CodeRefused (ACC-6)
 */
export async function withCodeRateLimit<T>(
  strapi: Core.Strapi,
  { person, code }: Readonly<{ person: PersonId; code: string }>,
  work: () => Promise<T>,
): Promise<T> {
  if (isRecoveryCode(code)) return work();

  const attempt = await countAttempt(strapi, [{ subject: `code:${person}`, maxPerHour: MAX_CODES_PER_HOUR }]);
  if (!attempt) throw new CodeRefused({});

  const result = await work();
  await refundAttempt(strapi.db.connection, attempt);
  return result;
}
