import { erasePersonalData, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { recordErasure } from './erasure-journal.ts';
import { addressesOf } from './export-personal-data.ts';
import { accountByDocumentId, lockAccount } from './person-store.ts';

/**
 * Erases people again, by their document ids, after a back-up was restored that is older than their erasure. The entry in the audit log is
 * the one of the first time. All of them are erased, or none. @throws PersonNotFound (H-68, ACC-20)
 */
export const eraseAgain = (strapi: Core.Strapi, people: readonly string[]): Promise<void> =>
  inTransaction(strapi, async (db) => {
    for (const person of people) {
      const { id } = await accountByDocumentId(db, person);
      await lockAccount(db, id);
      await erasePersonalData(strapi, db, { person: id, addresses: await addressesOf(db, id) });
      await recordErasure(db, person);
    }
  });
