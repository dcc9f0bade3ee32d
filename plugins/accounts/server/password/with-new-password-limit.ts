import { Busy } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { withRateLimit } from '../rate-limit/with-rate-limit.ts';
import { TooManyPasswords } from './domain/refusals.ts';

/** How many new passwords an hour are checked for one person, or with one link, whatever becomes of them. */
const MAX_PASSWORDS_PER_HOUR = 30;

/**
 * Runs `work`, which checks and hashes a password that somebody chooses; it is counted before, unless too many wait for their turn. `chooser` is a
 * person, or the id of the link that they follow. @throws TooManyPasswords, and whatever `work` throws (ACC-2, ACC-4, ACC-10)
 */
export const withNewPasswordLimit = <T>(strapi: Core.Strapi, chooser: string | number, work: () => Promise<T>): Promise<T> =>
  withRateLimit(
    strapi,
    {
      limits: [{ subject: `new-password:${chooser}`, maxPerHour: MAX_PASSWORDS_PER_HOUR }],
      refused: () => new TooManyPasswords({}),
      isSpent: (error) => !(error instanceof Busy),
    },
    work,
  );
