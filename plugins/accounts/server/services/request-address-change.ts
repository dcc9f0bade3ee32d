import type { Core } from '@strapi/strapi';
import { normalizeEmail } from '../domain/email-address.ts';
import { AddressIsYours, TooManyAddressChanges } from '../domain/refusals.ts';
import { accountEvents } from '../events.ts';
import { createAddressChange } from './address-change-store.ts';
import { countAttempt } from './rate-limit-store.ts';
import { withPassword } from './with-password.ts';

/** How many changes of address a person may ask for in an hour. */
const MAX_CHANGES_PER_HOUR = 5;

type AddressChangeInput = Readonly<{ person: number; email: string; current: string }>;

/**
 * Somebody who is signed in and knows their password asks for another address. The answer and the work are the same whether
 * it is known or not: the worker finds out, and writes to the address alone.
 * @throws CurrentPasswordWrong, AddressIsYours, TooManyAddressChanges (ACC-10)
 */
export const requestAddressChange = (strapi: Core.Strapi, { person, current, ...typed }: AddressChangeInput): Promise<void> =>
  withPassword(strapi, { person, current }, async (db, account) => {
    const email = normalizeEmail(typed.email);
    if (email === normalizeEmail(account.email)) throw new AddressIsYours({});
    if (!(await countAttempt(strapi, [{ subject: `address-change:${person}`, maxPerHour: MAX_CHANGES_PER_HOUR }])))
      throw new TooManyAddressChanges({});

    const change = await createAddressChange(db, { person, email });
    await accountEvents.announce(strapi, db, 'address-change-asked', { change });
  });
