import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { countAttempt, minutesUntilFree } from '../rate-limit/rate-limit-store.ts';
import { TooManyInvited } from './domain/refusals.ts';

/** How many people an hour one person who is no staff gives access to: more than anybody types, and few for whoever has taken over their account. */
const MAX_INVITED_PER_HOUR = 200;

/**
 * Counts that somebody who is no staff gives a person access. In a transaction, what they do at the same time waits until it ends.
 * @throws TooManyInvited (ACC-4, SEAT-5)
 */
export async function countInvited(strapi: Core.Strapi, by: PersonId): Promise<void> {
  const limits = [{ subject: `inviting:${by}`, maxPerHour: MAX_INVITED_PER_HOUR }];
  if (await countAttempt(strapi, limits)) return;

  throw new TooManyInvited({ minutes: (await minutesUntilFree(strapi.db.connection, limits)) ?? 1 });
}
