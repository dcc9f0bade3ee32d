import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { normalAddress } from '../domain/address.ts';
import { accountEvents } from '../events.ts';

/** Notes that a password is forgotten. The same work for known and unknown addresses: the worker finds out which. (ACC-2) */
export const forgetPassword = (strapi: Core.Strapi, typed: { email: string }): Promise<void> =>
  inTransaction(strapi, (db) => accountEvents.announce(strapi, db, 'password-forgotten', { address: normalAddress(typed.email) }));
