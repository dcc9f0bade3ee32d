import type { Core } from '@strapi/strapi';
import { accountEvents } from '../events.ts';
import { createErasureRequest } from './erasure-request-store.ts';
import { withPassword } from './with-password.ts';

/** Somebody asks to be erased, their password typed: the team is told, and they are. @throws CurrentPasswordWrong (ACC-20) */
export const requestErasure = (strapi: Core.Strapi, who: Readonly<{ person: number; current: string }>): Promise<void> =>
  withPassword(strapi, who, async (db) => {
    if (await createErasureRequest(db, who.person)) await accountEvents.announce(strapi, db, 'erasure-asked', { person: who.person });
  });
