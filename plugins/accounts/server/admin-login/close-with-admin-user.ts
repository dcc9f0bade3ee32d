import { type Db, type Id, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { closeAccount } from '../person/account-closed.ts';
import { type Account, lockAccount } from '../person/person-store.ts';
import { personOfAdminUser } from './admin-account-store.ts';

/**
 * A member of staff whose account of the admin is deactivated, in Strapi's own settings, is blocked as a person (`009-staff.sql`): what they had ends as
 * when the form of the person blocks them. (ACC-22, H-19)
 */
export function closeWithAdminUser(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    models: ['admin::user'],
    // Locked before the account of the admin, as by whoever saves the person.
    async beforeUpdate({ params }) {
      if (params.data.isActive !== undefined && params.where.id) await inTransaction(strapi, (db) => lockPerson(db, params.where.id));
    },
    async afterUpdate({ params, result }) {
      if (params.data.isActive !== false) return;

      await inTransaction(strapi, async (db) => {
        const account = await lockPerson(db, result.id);
        if (account?.blocked) await closeAccount(strapi, db, account);
      });
    },
  });
}

async function lockPerson(db: Db, adminUser: Id<'admin-user'>): Promise<Account | undefined> {
  const person = await personOfAdminUser(db, adminUser);
  return person && lockAccount(db, person);
}
