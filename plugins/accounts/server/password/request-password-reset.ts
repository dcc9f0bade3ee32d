import { inTransaction, normalizeEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { accountEvents } from '../events.ts';
import { countFromNetwork } from '../rate-limit/count-from-network.ts';

/** How many resets one client address may request in an hour: enough for a whole organisation behind one address. */
const MAX_REQUESTS_PER_HOUR = 60;

type PasswordResetInput = Readonly<{ email: string; clientAddress: string }>;

/**
 * Requests a password reset. The work is the same for known and unknown addresses: the worker looks them up.
 * @throws TooManyFromNetwork (ACC-2)
 */
export async function requestPasswordReset(strapi: Core.Strapi, { email, clientAddress }: PasswordResetInput): Promise<void> {
  if (!(await countFromNetwork(strapi, [{ subject: `forgotten:${clientAddress}`, maxPerHour: MAX_REQUESTS_PER_HOUR }]))) return;

  await inTransaction(strapi, (db) => accountEvents.announce(strapi, db, 'password-forgotten', { address: normalizeEmail(email) }));
}
