import { type Db, erasePersonalData } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { addressPeriodsOf } from '../address/address-change-store.ts';
import { announceClosed } from '../person/account-closed.ts';
import type { Account } from '../person/person-store.ts';
import { recordErasure } from './erasure-journal-store.ts';

/**
 * Erases a person irreversibly (GDPR), and records it in the journal of erasures. Their account remains without a name and without a way to
 * sign in, together with the data that the law requires to be retained. (ACC-20, H-68)
 */
export async function eraseAccount(strapi: Core.Strapi, db: Db, { id, documentId }: Pick<Account, 'id' | 'documentId'>): Promise<void> {
  await announceClosed(strapi, db, { person: id, cause: 'erased' });
  await erasePersonalData(strapi, db, { person: id, addressPeriods: await addressPeriodsOf(db, id) });
  await recordErasure(db, documentId);
}
