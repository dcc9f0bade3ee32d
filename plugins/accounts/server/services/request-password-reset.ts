import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { normalizeEmail } from '../domain/email-address.ts';
import { accountEvents } from '../events.ts';
import { countAttempt } from './rate-limit-store.ts';

/** How many links one client address may ask for in an hour: more than any house full of people forgets. */
const MAX_REQUESTS_PER_HOUR = 60;

type PasswordResetInput = Readonly<{ email: string; clientAddress: string }>;

/**
 * Notes that a password is forgotten. The same work for known and unknown addresses: the worker finds out which. Whoever asks
 * too often gets the same answer, and nothing comes of it. (ACC-2)
 */
export async function forgetPassword(strapi: Core.Strapi, { email, clientAddress }: PasswordResetInput): Promise<void> {
  if (!(await countAttempt(strapi, [{ subject: `forgotten:${clientAddress}`, maxPerHour: MAX_REQUESTS_PER_HOUR }]))) return;

  await inTransaction(strapi, (db) => accountEvents.announce(strapi, db, 'password-forgotten', { address: normalizeEmail(email) }));
}
