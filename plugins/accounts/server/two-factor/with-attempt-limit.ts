import type { Core } from '@strapi/strapi';
import { countAttempt, refundAttempt } from '../rate-limit/rate-limit-store.ts';

/** How many refused attempts an hour are checked, so that six digits cannot be brute-forced. */
const MAX_ATTEMPTS_PER_HOUR = 10;

/** What attempts are counted against, and how they are refused beyond the limit. */
type AttemptLimit = Readonly<{ subject: string; refused: () => Error }>;

/** Runs `work`, which verifies a second factor, unless too many attempts were refused lately; one that succeeds does not count. (ACC-6) */
export async function withAttemptLimit<T>(strapi: Core.Strapi, { subject, refused }: AttemptLimit, work: () => Promise<T>): Promise<T> {
  const attempt = await countAttempt(strapi, [{ subject, maxPerHour: MAX_ATTEMPTS_PER_HOUR }]);
  if (!attempt) throw refused();

  const result = await work();
  await refundAttempt(strapi.db.connection, attempt);
  return result;
}
