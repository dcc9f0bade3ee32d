import { normalizeEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { accountEvents } from '../events.ts';
import { withPassword } from '../password/with-password.ts';
import { countAttempt } from '../rate-limit/rate-limit-store.ts';
import { createAddressChange, isJustRequested } from './address-change-store.ts';
import { AddressUnchanged, TooManyAddressChanges } from './domain/refusals.ts';

/** How many changes of address a person may request in an hour. */
const MAX_CHANGES_PER_HOUR = 5;

type AddressChangeInput = Readonly<{ person: PersonId; email: string; current: string }>;

/**
 * Requests another address for a signed-in person who knows their password. The answer and the work are the same whether an account
 * has the address or not: the worker looks it up, and only the address itself is sent a message,
 * one for the same address in ten minutes.
 * @throws CurrentPasswordWrong, AddressUnchanged, TooManyAddressChanges (ACC-10)
 */
export const requestAddressChange = (strapi: Core.Strapi, { person, current, ...input }: AddressChangeInput): Promise<void> =>
  withPassword(strapi, { person, current }, async (db, account) => {
    const email = normalizeEmail(input.email);
    if (email === normalizeEmail(account.email)) throw new AddressUnchanged({});
    // The same form, sent again: the link is on its way. (H-75)
    if (await isJustRequested(db, { person, email })) return;

    if (!(await countAttempt(strapi, [{ subject: `address-change:${person}`, maxPerHour: MAX_CHANGES_PER_HOUR }])))
      throw new TooManyAddressChanges({});

    const change = await createAddressChange(db, { person, email });
    await accountEvents.announce(strapi, db, 'address-change-asked', { change });
  });
