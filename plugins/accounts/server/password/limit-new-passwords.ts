import type { Core } from '@strapi/strapi';
import { countAttempt } from '../rate-limit/rate-limit-store.ts';
import { TooManyPasswords } from './domain/refusals.ts';

/** How many new passwords an hour are checked for one person, or with one link, whatever becomes of them. */
const MAX_PASSWORDS_PER_HOUR = 30;

/**
 * Counts a password that somebody chooses, before its strength is estimated and it is hashed. `chooser` is a person, or the id of the link that
 * they follow. @throws TooManyPasswords (ACC-2, ACC-4, ACC-10)
 */
export async function limitNewPasswords(strapi: Core.Strapi, chooser: string | number): Promise<void> {
  const counted = await countAttempt(strapi, [{ subject: `new-password:${chooser}`, maxPerHour: MAX_PASSWORDS_PER_HOUR }]);
  if (!counted) throw new TooManyPasswords({});
}
