import { appOf, queueMailOnce } from '@cordee/kernel';
import { accountEvents } from '../events.ts';
import { accountByEmail, accountById, greetedName } from '../person/person-store.ts';
import { MAX_REQUESTED_MAILS_PER_HOUR } from '../rate-limit/domain/rate-limits.ts';
import { addressChangeOf, countAddressChangesTo } from './address-change-store.ts';
import { addressConfirmation } from './emails/address-confirmation.ts';
import { addressTaken } from './emails/address-taken.ts';
import { remindFormerAddress } from './notify-address-change.ts';

/** Sends the link that confirms a new address; when another account has that address, or may take it back, notifies its owner instead. (ACC-10) */
export const sendAddressLink = accountEvents.listener(
  'accounts.send-address-link',
  'address-change-asked',
  async ({ strapi, db }, { payload }) => {
    const change = await addressChangeOf(db, payload.change);
    const account = change && (await accountById(db, change.person));
    if (!change?.confirmable || !account || account.blocked) return;
    if ((await countAddressChangesTo(db, change.email)) > MAX_REQUESTED_MAILS_PER_HOUR) return;

    const owner = await accountByEmail(db, change.email);
    if (owner?.blocked) return;
    if (await remindFormerAddress(strapi, db, { email: change.email, except: account.id })) return;

    await queueMailOnce(db, {
      to: change.email,
      person: owner?.id ?? account.id,
      locale: owner?.locale ?? account.locale,
      template: owner ? addressTaken.id : addressConfirmation.id,
      facts: owner ? { firstName: greetedName(owner), contact: appOf(strapi).settings.CONTACT ?? null } : { change: change.id },
    });
  },
);
