import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { lockAccountToErase, personIdOf } from '../person/person-store.ts';
import { eraseAccount } from './erase-account.ts';
import { allowRestoring } from './erasure-journal-store.ts';

/**
 * Erases people again, by their document ids, after a back-up was restored that is older than their erasure. The entry in the audit log is
 * the one of the first time. All of them are erased, or none. @throws PersonNotFound (H-68, ACC-20)
 */
export const eraseAgain = (strapi: Core.Strapi, people: readonly string[]): Promise<void> =>
  inTransaction(strapi, async (db) => {
    await allowRestoring(db);
    for (const documentId of people) await eraseAccount(strapi, db, await lockAccountToErase(db, await personIdOf(db, documentId)));
  });
