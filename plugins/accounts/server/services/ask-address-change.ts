import type { Core } from '@strapi/strapi';
import { normalAddress } from '../domain/address.ts';
import { AddressIsYours, TooManyAddressChanges } from '../domain/refusals.ts';
import { accountEvents } from '../events.ts';
import { keepAddressChange } from './address-change-store.ts';
import { countGuess } from './guess-store.ts';
import { withPassword } from './with-password.ts';

/** How many changes of address a person may ask for in an hour. */
const ASKED = 5;

type Wish = Readonly<{ person: number; email: string; current: string }>;

/**
 * Somebody who is signed in and knows their password asks for another address. The answer and the work are the same whether
 * it is known or not: the worker finds out, and writes to the address alone.
 * @throws CurrentPasswordWrong, AddressIsYours, TooManyAddressChanges (ACC-10)
 */
export const askAddressChange = (strapi: Core.Strapi, { person, current, ...typed }: Wish): Promise<void> =>
  withPassword(strapi, { person, current }, async (db, account) => {
    const email = normalAddress(typed.email);
    if (email === normalAddress(account.email)) throw new AddressIsYours({});
    if (!(await countGuess(strapi, [{ subject: `address-change:${person}`, most: ASKED }]))) throw new TooManyAddressChanges({});

    const change = await keepAddressChange(db, { person, email });
    await accountEvents.announce(strapi, db, 'address-change-asked', { change });
  });
