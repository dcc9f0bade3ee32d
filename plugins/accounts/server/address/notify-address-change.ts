import { appOf, type Db, queueMail, queueMailOnce } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { accountEvents } from '../events.ts';
import { accountByEmail, accountById, greetedName } from '../person/person-store.ts';
import { type AddressChange, addressChangeOf, changeReserving } from './address-change-store.ts';
import { maskEmail } from './domain/mask-email.ts';
import { addressChanged } from './emails/address-changed.ts';
import { addressCorrected } from './emails/address-corrected.ts';
import { addressTaken } from './emails/address-taken.ts';
import { addressUndone } from './emails/address-undone.ts';

/** Notifies the owner of an address that another account requested it. (ACC-10) */
export const notifyAddressTaken = accountEvents.listener(
  'accounts.tell-address-taken',
  'address-was-taken',
  async ({ strapi, db }, { payload }) => {
    const owner = await accountByEmail(db, payload.address);
    if (!owner) await remindFormerAddress(strapi, db, { email: payload.address });
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
    if (change) await sendUndoLink(strapi, db, change);
  },
);

/**
 * When somebody asks for an address that is reserved for its former owner, sends this one the link that undoes the change again, once in ten
 * minutes, and returns true. Nothing is reserved against the person `except`. (SEC-15)
 */
export async function remindFormerAddress(
  strapi: Core.Strapi,
  db: Db,
  { email, except }: Readonly<{ email: string; except?: PersonId }>,
): Promise<boolean> {
  const change = await changeReserving(db, email, except);
  if (change) await sendUndoLink(strapi, db, change);
  return change !== undefined;
}

async function sendUndoLink(strapi: Core.Strapi, db: Db, change: AddressChange): Promise<void> {
  const account = await accountById(db, change.person);
  if (!change.former || !account) return;

  await queueMailOnce(db, {
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
}

/** Notifies the address that an account had until its change was undone. Greets nobody: whoever reads it may be a stranger to the account. (SEC-15) */
export const notifyAddressUndone = accountEvents.listener(
  'accounts.tell-address-undone',
  'address-undone',
  async ({ strapi, db }, { payload }) => {
    const account = await accountById(db, payload.person);
    if (!account) return;

    await queueMail(db, {
      to: payload.address,
      person: account.id,
      locale: account.locale,
      template: addressUndone.id,
      facts: { address: maskEmail(account.email), contact: appOf(strapi).settings.CONTACT ?? null },
    });
  },
);

/**
 * Notifies the former and the new address of an account that staff have changed it, unless nobody signs in to the account: it is blocked, or
 * its person is only invited, maybe to an address of somebody else. (ACC-13, SEC-15)
 */
export async function notifyAddressCorrected(
  strapi: Core.Strapi,
  db: Db,
  { person, former }: { person: PersonId; former: string },
): Promise<void> {
  const account = await accountById(db, person);
  if (!account?.password || account.blocked) return;

  const facts = { address: maskEmail(account.email), contact: appOf(strapi).settings.CONTACT ?? null };
  const mail = { person, locale: account.locale, template: addressCorrected.id };
  await queueMail(db, { ...mail, to: former, facts: { ...facts, firstName: greetedName(account) } });
  // Nobody has shown yet that the new address is theirs.
  await queueMail(db, { ...mail, to: account.email, facts: { ...facts, firstName: '' } });
}
