import { countPublicForm, lockEmail } from '@cordee/accounts';
import { appOf, dayIn, inTransaction, normalizeEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { NothingToTry } from '../domain/refusals.ts';
import { checkTrialDay } from '../domain/trial.ts';
import { seatEvents } from '../events.ts';
import { isAnythingOpen } from './session-store.ts';
import { saveTrialRequest, type TrialRequestInput } from './trial-store.ts';

/**
 * Requests a trial day for a visitor, which counts once they confirm it by the link sent to the address. Response and work are the same
 * whether the address is known or not: the worker finds out, and writes to the address alone. The same form sent again sends no second mail. Above the rate limit of the address the response is the same too, and the request is dropped.
 * @throws TooManyFromNetwork, TrialDayOutOfReach, NothingToTry (ACC-9)
 */
export async function requestTrial(
  strapi: Core.Strapi,
  { clientAddress, now, ...input }: TrialRequestInput & Readonly<{ clientAddress: string; now: Date }>,
): Promise<void> {
  checkTrialDay(input.day, dayIn(appOf(strapi).settings.TIME_ZONE, now));
  if (!(await isAnythingOpen(strapi.db.connection))) throw new NothingToTry({});
  const email = normalizeEmail(input.email);
  if (!(await countPublicForm(strapi, 'trial', { email, clientAddress }))) return;

  await inTransaction(strapi, async (db) => {
    // Of a double click the second waits, and sees the request of the first.
    await lockEmail(db, email);
    const request = await saveTrialRequest(db, { ...input, email });
    if (request) await seatEvents.announce(strapi, db, 'trial-asked', { request: request.id });
  });
}
