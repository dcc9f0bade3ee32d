import { appOf, queueMail } from '@cordee/kernel';
import { addressConfirmation } from '../emails/address-confirmation.ts';
import { addressTaken } from '../emails/address-taken.ts';
import { accountEvents } from '../events.ts';
import { addressChangeOf, askedForAddress } from '../services/address-change-store.ts';
import { accountByEmail, accountById } from '../services/person-store.ts';

/** How many such messages go to one address in an hour: whoever fills somebody's letter box stops here. */
const MAX_PER_HOUR = 5;

/** Sends the link that confirms a new address; to somebody who has an account at it, says so instead. (ACC-10) */
export const sendAddressLink = accountEvents.listener(
  'accounts.send-address-link',
  'address-change-asked',
  async ({ strapi, db }, { payload }) => {
    const change = await addressChangeOf(db, payload.change);
    const account = change && (await accountById(db, change.person));
    if (!change?.waits || !account || account.blocked || (await askedForAddress(db, change.email)) > MAX_PER_HOUR) return;

    const owner = await accountByEmail(db, change.email);
    if (owner?.blocked) return;
    await queueMail(db, {
      to: change.email,
      person: owner?.id ?? account.id,
      locale: owner?.locale ?? account.locale,
      template: owner ? addressTaken.id : addressConfirmation.id,
      facts: owner
        ? { firstName: owner.firstName, contact: appOf(strapi).settings.CONTACT ?? null }
        : { change: change.id, firstName: account.firstName },
    });
  },
);
