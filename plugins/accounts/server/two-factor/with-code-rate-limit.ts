import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { isRecoveryCode } from './domain/recovery-code.ts';
import { CodeRefused } from './domain/refusals.ts';
import { withAttemptLimit } from './with-attempt-limit.ts';

/**
 * Runs `work`, which verifies a code of this person, unless too many were wrong lately; a valid code does not count. Recovery codes are
 * exempt: with them the owner can sign in while somebody who knows the password tries codes. @throws CodeRefused (ACC-6)
 */
export const withCodeRateLimit = <T>(
  strapi: Core.Strapi,
  { person, code }: Readonly<{ person: PersonId; code: string }>,
  work: () => Promise<T>,
): Promise<T> =>
  isRecoveryCode(code) ? work() : withAttemptLimit(strapi, { subject: `code:${person}`, refused: () => new CodeRefused({}) }, work);
