import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { normalAddress } from '../domain/address.ts';
import { accountEvents } from '../events.ts';
import { countGuess } from './guess-store.ts';

/** How many links one client address may ask for in an hour: more than any house full of people forgets. */
const ASKED = 60;

type Typed = Readonly<{ email: string; clientAddress: string }>;

/**
 * Notes that a password is forgotten. The same work for known and unknown addresses: the worker finds out which. Whoever asks
 * too often gets the same answer, and nothing comes of it. (ACC-2)
 */
export async function forgetPassword(strapi: Core.Strapi, { email, clientAddress }: Typed): Promise<void> {
  if (!(await countGuess(strapi, [{ subject: `forgotten:${clientAddress}`, most: ASKED }]))) return;

  await inTransaction(strapi, (db) => accountEvents.announce(strapi, db, 'password-forgotten', { address: normalAddress(email) }));
}
