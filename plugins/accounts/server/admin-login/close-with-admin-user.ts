import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { closeAccount } from '../person/account-closed.ts';
import { lockAccount } from '../person/person-store.ts';
import { personOfAdminUser } from './admin-account-store.ts';

/**
 * A member of staff whose account of the admin is deactivated, in Strapi's own settings, is blocked as a person (`009-staff.sql`): what they had ends as
 * when the form of the person blocks them. (ACC-22, H-19)
 */
export function closeWithAdminUser(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    models: ['admin::user'],
    async afterUpdate({ params, result }) {
      if (params.data.isActive !== false) return;

      await inTransaction(strapi, async (db) => {
        const person = await personOfAdminUser(db, result.id);
        const account = person && (await lockAccount(db, person));
        if (account?.blocked) await closeAccount(strapi, db, account);
      });
    },
  });
}
