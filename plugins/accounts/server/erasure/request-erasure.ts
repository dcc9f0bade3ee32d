import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { accountEvents } from '../events.ts';
import { withPassword } from '../password/with-password.ts';
import { createErasureRequest } from './erasure-request-store.ts';

/** Requests erasure for a person who typed their password, and notifies them and the team. @throws CurrentPasswordWrong (ACC-20) */
export const requestErasure = (strapi: Core.Strapi, confirmation: Readonly<{ person: PersonId; current: string }>): Promise<void> =>
  withPassword(strapi, confirmation, async (db) => {
    if (await createErasureRequest(db, confirmation.person))
      await accountEvents.announce(strapi, db, 'erasure-asked', { person: confirmation.person });
  });
