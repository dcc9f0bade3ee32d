import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { accountEvents } from '../events.ts';
import { endAllSignIns } from '../sign-in/sign-in-store.ts';
import { deleteTwoFactor } from './two-factor-store.ts';

/**
 * Deletes the two-factor authentication of a person, ends all their sign-ins except the one that does so (`exceptToken`), and notifies them;
 * returns whether it was on. (ACC-6, SEC-4)
 */
export async function removeTwoFactor(
  strapi: Core.Strapi,
  db: Db,
  { person, exceptToken }: Readonly<{ person: PersonId; exceptToken?: string | null }>,
): Promise<boolean> {
  const wasOn = await deleteTwoFactor(db, person);
  if (!wasOn) return false;

  await endAllSignIns(db, person, { cause: 'second-step-changed', exceptToken });
  await accountEvents.announce(strapi, db, 'second-step-changed', { person, on: false });
  return true;
}
