import type { Core } from '@strapi/strapi';
import { isRecoveryCode } from '../domain/recovery-code.ts';
import { CodeRefused } from '../domain/refusals.ts';
import { countAttempt, refundAttempt } from './rate-limit-store.ts';

/** How many codes an hour are looked at: six digits must not be tried through. */
const MAX_CODES_PER_HOUR = 10;

/**
 * Looks at a code of this person's unless too many were wrong lately; a right one does not count. Recovery codes are no guesses: they
 * are the owner's way in while somebody who knows the password tries others. @throws CodeRefused (ACC-6)
 */
export async function withCodeRateLimit<T>(
  strapi: Core.Strapi,
  { person, code }: Readonly<{ person: number; code: string }>,
  work: () => Promise<T>,
): Promise<T> {
  if (isRecoveryCode(code)) return work();

  const attempt = await countAttempt(strapi, [{ subject: `code:${person}`, maxPerHour: MAX_CODES_PER_HOUR }]);
  if (!attempt) throw new CodeRefused({});

  const done = await work();
  await refundAttempt(strapi.db.connection, attempt);
  return done;
}
