import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { accountEvents } from '../events.ts';
import { deletePasskeys } from '../passkey/passkey-store.ts';
import { endAllSignIns } from '../sign-in/sign-in-store.ts';
import { deleteTotp, twoFactorSince } from './two-factor-store.ts';

/** Deletes every second factor of a person, ends all their sign-ins, and notifies them; returns whether they had one. (ACC-6, SEC-4) */
export async function removeTwoFactor(strapi: Core.Strapi, db: Db, person: PersonId): Promise<boolean> {
  if ((await twoFactorSince(db, person)) === null) return false;

  await deleteTotp(db, person);
  await deletePasskeys(db, person);
  await endAllSignIns(db, person, { cause: 'second-step-changed' });
  await accountEvents.announce(strapi, db, 'second-step-changed', { person, on: false, passkeys: false });
  return true;
}
