import { appOf, queueMail } from '@cordee/kernel';
import { maskEmail } from '../domain/email-address.ts';
import { addressChanged } from '../emails/address-changed.ts';
import { addressTaken } from '../emails/address-taken.ts';
import { accountEvents } from '../events.ts';
import { addressChangeOf } from '../services/address-change-store.ts';
import { accountByEmail, accountById } from '../services/person-store.ts';

/** Tells the owner of an address that another account wanted it. (ACC-10) */
export const tellAddressTaken = accountEvents.listener(
  'accounts.tell-address-taken',
  'address-was-taken',
  async ({ strapi, db }, { payload }) => {
    const owner = await accountByEmail(db, payload.address);
    if (!owner || owner.blocked) return;

    await queueMail(db, {
      to: owner.email,
      locale: owner.locale,
      template: addressTaken.id,
      facts: { firstName: owner.firstName, contact: appOf(strapi).settings.CONTACT ?? null },
    });
  },
);

/** Tells the former address that it is one no more, with a link to take the account back. (ACC-10, SEC-15) */
export const tellAddressChanged = accountEvents.listener(
  'accounts.tell-address-changed',
  'address-changed',
  async ({ strapi, db }, { payload }) => {
    const change = await addressChangeOf(db, payload.change);
    const account = change && (await accountById(db, change.person));
    if (!change?.former || !account) return;

    await queueMail(db, {
      to: change.former,
      person: account.id,
      locale: account.locale,
      template: addressChanged.id,
      facts: {
        change: change.id,
        firstName: account.firstName,
        address: maskEmail(change.email),
        contact: appOf(strapi).settings.CONTACT ?? null,
      },
    });
  },
);
