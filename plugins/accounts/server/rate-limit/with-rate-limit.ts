import type { Core } from '@strapi/strapi';
import type { RateLimit } from './domain/rate-limits.ts';
import { countAttempt, refundAttempt } from './rate-limit-store.ts';

/** What attempts are counted against, how they are refused beyond it, and which of them stay counted. */
export type AttemptLimit = Readonly<{
  limits: readonly RateLimit[];
  refused: () => Error | Promise<Error>;
  /** Tells by the error that the work threw, undefined when it succeeded, whether the attempt stays counted. */
  isSpent: (error: unknown) => boolean;
}>;

/** Runs `work`, which is counted before it begins, unless one of the limits is reached. @throws the refusal of the limit, and whatever `work` throws (ACC-1) */
export async function withRateLimit<T>(
  strapi: Core.Strapi,
  { limits, refused, isSpent }: AttemptLimit,
  work: () => Promise<T>,
): Promise<T> {
  const attempt = await countAttempt(strapi, limits);
  if (!attempt) throw await refused();

  const settle = async (error?: unknown) => {
    if (!isSpent(error)) await refundAttempt(strapi.db.connection, attempt);
  };
  const result = await work().catch(async (error: unknown) => {
    await settle(error);
    throw error;
  });
  await settle();
  return result;
}
