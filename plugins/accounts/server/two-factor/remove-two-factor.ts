import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { accountEvents } from '../events.ts';
import { deleteTwoFactor } from './two-factor-store.ts';

/** Deletes the two-factor authentication of a person and notifies them; returns whether it was on. (ACC-6) */
export async function removeTwoFactor(strapi: Core.Strapi, db: Db, person: PersonId): Promise<boolean> {
  const wasOn = await deleteTwoFactor(db, person);
  if (wasOn) await accountEvents.announce(strapi, db, 'second-step-changed', { person, on: false });
  return wasOn;
}
