import { Busy } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { type AttemptLimit, withRateLimit } from '../rate-limit/with-rate-limit.ts';

/** How many refused attempts an hour are checked, so that six digits cannot be brute-forced. */
const MAX_ATTEMPTS_PER_HOUR = 10;

/** What attempts are counted against, and how they are refused beyond the limit. */
type SecondFactorLimit = Readonly<{ subject: string }> & Pick<AttemptLimit, 'refused'>;

/** Runs `work`, which verifies a second factor, unless too many attempts were refused lately; one that succeeds does not count. (ACC-6) */
export const withAttemptLimit = <T>(strapi: Core.Strapi, { subject, refused }: SecondFactorLimit, work: () => Promise<T>): Promise<T> =>
  withRateLimit(
    strapi,
    {
      limits: [{ subject, maxPerHour: MAX_ATTEMPTS_PER_HOUR }],
      refused,
      isSpent: (error) => error !== undefined && !(error instanceof Busy),
    },
    work,
  );
