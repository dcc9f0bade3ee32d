import { appOf, queueMail, queueMailOnce } from '@cordee/kernel';
import { accountEvents } from '../events.ts';
import { accountByEmail, accountById, greetedName } from '../person/person-store.ts';
import { addressChangeOf } from './address-change-store.ts';
import { maskEmail } from './domain/mask-email.ts';
import { addressChanged } from './emails/address-changed.ts';
import { addressTaken } from './emails/address-taken.ts';

/** Notifies the owner of an address that another account requested it. (ACC-10) */
export const notifyAddressTaken = accountEvents.listener(
  'accounts.tell-address-taken',
  'address-was-taken',
  async ({ strapi, db }, { payload }) => {
    const owner = await accountByEmail(db, payload.address);
    if (!owner || owner.blocked) return;

    await queueMailOnce(db, {
      to: owner.email,
      locale: owner.locale,
      template: addressTaken.id,
      facts: { firstName: greetedName(owner), contact: appOf(strapi).settings.CONTACT ?? null },
    });
  },
);

/** Notifies the former address that the account has a new one, with a link to undo the change. (ACC-10, SEC-15) */
export const notifyAddressChanged = accountEvents.listener(
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
